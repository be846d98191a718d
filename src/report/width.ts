import {eastAsianWidth} from 'get-east-asian-width'

/** Columns that printable text takes in a terminal: two for wide characters, none for combining marks and joiners. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  let width = 0
  for (const character of text) {
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) continue
    width += eastAsianWidth(character.codePointAt(0)!)
  }
  return width
}
