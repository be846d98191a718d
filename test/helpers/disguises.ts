/** The same list as other editors write it. */
export const disguises: readonly (readonly [name: string, wear: (text: string) => string])[] = [
  ['plain', text => text],
  ['with CRLF', text => text.replaceAll('\n', '\r\n')],
  ['after a byte order mark', text => `\uFEFF${text}`]
]
