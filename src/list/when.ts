/** Where something stands in a text, in units of that text. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A year or a date as it stands in a text; `year` covers the digits of the year alone. */
export interface When {
  readonly whole: Stretch
  readonly year: Stretch
  readonly value: number
  /** True for `2023/08` and `4 Feb 2023`: the paper's own day, not an edition of a venue. */
  readonly date: boolean
}

/** Two-digit years above this are of the last century. */
export const century = 50

const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'

const year = '(?:19[5-9]\\d|20[0-4]\\d)'

/** Likeliest first; the group `y` is the year. */
const dates = [
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:on )?(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:${month})(?:\\.?,?\\s|[.,]+)(?:\\d{1,2}(?:st|nd|rd|th)?,? )?(?<y>${year})(?!\\d)`,
    'diu'
  ),
  new RegExp(
    `(?<![\\d.:/])(?<y>${year})\\s?[-./年]\\s?(?:0?[1-9]|1[0-2])(?:\\s?[-./月]\\s?\\d{1,2}日?)?(?![\\d/])`,
    'du'
  ),
  /(?<!\d)(?<y>20[0-4]\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)/du,
  new RegExp(`(?<!\\d)(?:0?[1-9]|1[0-2])/(?<y>${year})(?!\\d)`, 'du')
]

export const years = [
  new RegExp(`(?<=\\()(?<y>${year})(?=\\))`, 'du'),
  new RegExp(`(?<![\\d.:/])(?<y>${year})(?!\\d|\\.\\d)`, 'du'),
  /(?:['’‘`´′]\s?)(?<y>\d{2})(?!\d)/du,
  /(?<=\p{L}[)}]?\s?[-–]\s?)(?<y>\d{2})(?!\d)(?=\W|$)/du,
  /(?<=\p{L}[)}]?\s?)(?<y>\d{2})(?=[)\s.]*$)/du
]

/** Names that end in a number that is no year. */
const numbered = /\b(?:COVID|SARS[- ]CoV)-?\s?\d+|\bSmalltalk-\d\d/gi

/** What {@link dates} have: a tag as short as `OSDI'21` is most often not worth the patterns, which take long to compile. */
const mayBeDate = new RegExp(year)

/** The date or year of a text, the likeliest if there are several. */
export function readWhen(text: string): When | undefined {
  if (!/\d\d/.test(text)) return
  const plain = text.replace(numbered, name => ' '.repeat(name.length))
  const all = [...dates, ...years]
  for (let index = mayBeDate.test(plain) ? 0 : dates.length; index < all.length; index++) {
    const found = all[index]!.exec(plain)
    const digits = found?.indices?.groups?.y
    if (!found || !digits) continue
    const written = text.slice(digits[0], digits[1])
    const value = written.length === 4 ? Number(written) : Number(written) + (Number(written) > century ? 1900 : 2000)
    return {
      whole: {from: found.index, to: found.index + found[0].length},
      year: {from: digits[0], to: digits[1]},
      value,
      date: index < dates.length
    }
  }
}
