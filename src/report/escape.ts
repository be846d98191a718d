/**
 * Everything printed from a list or from the web is hostile: it may hold colour codes that rewrite the screen, marks that
 * reverse the reading order, or the syntax of the format it is printed in. One function for each kind of paper.
 */

/**
 * Characters that do something instead of showing something: controls, line separators, bidi and other format marks, and
 * lone surrogates. Joiners stay: Persian words and emoji need them.
 */
const acting = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
const short: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}

/** Hexadecimal code point, at least four digits, as Unicode writes it. */
function hex(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
}

/** Text in which everything that acts is visible, as `\n`, `\t`, `<U+001B>`: one line stays one line. */
export function visible(text: string): string {
  return text.replace(acting, character => short[character] ?? `<U+${hex(character)}>`)
}

/**
 * Text for a terminal. The log of a GitHub job is a terminal too and obeys `::` at the start of a line and `##[` anywhere,
 * so both are broken up.
 */
export function terminal(text: string): string {
  return visible(text)
    .replace(/^(\s*):(?=:)/, '$1<U+003A>')
    .replaceAll('##[', '##<U+005B>')
}

/** A value as a JSON file in which nothing acts on a terminal: JSON itself lets DEL, C1 controls and bidi marks pass. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2).replaceAll('##[', '##\\u005b')
  return `${text.replace(acting, character => (character === '\n' ? character : character.split('').map(unitReference).join('')))}\n`
}

/** A UTF-16 unit as JSON writes it. */
function unitReference(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

const percent = (character: string) => `%${hex(character).slice(-2)}`

/** Message of a GitHub workflow command; line breaks survive as `%0A`, everything else that acts is made visible. */
export function workflowData(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(visible)
    .join('\n')
    .replace(/[%\n]/g, percent)
}

/** Property of a GitHub workflow command, such as `file` or `title`. */
export function workflowProperty(text: string): string {
  return visible(text).replace(/[%:,]/g, percent)
}

/**
 * Inline text for GitHub's Markdown, also inside table cells. Entities keep syntax asleep wherever the text stands. Mentions,
 * references and bare URLs are looked for after entities are read, so a zero-width space breaks those.
 */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/[&<>"'`|*_~[\](){}\\#@:!$]/g, reference)
    .replace(/&#(?:64|35);|&#58;(?=\/\/)|www(?=\.)/gi, '$&&#8203;')
}

/**
 * Text inside `<code>` of GitHub's Markdown, where mentions sleep. Bare addresses do not, but a comment that no reader sees
 * and no copy holds is enough to break them.
 */
export function markdownCode(text: string): string {
  return visible(text)
    .replace(/[&<>"'`|*_~[\](){}\\#@:!$]/g, reference)
    .replace(/&#64;|&#58;(?=\/\/)|www(?=\.)/gi, '$&<!-- -->')
}

/** A character as HTML and Markdown refer to it. */
function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

/** Text between tags and inside quoted attributes of HTML. The log of a GitHub job obeys `##[` in a report that is printed. */
export function htmlText(text: string): string {
  return visible(text).replace(/[&<>"'`]|(?<=##)\[/g, reference)
}

/** Text between tags and inside quoted attributes of XML 1.0, which cannot hold control characters, not even as references. */
export function xmlText(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, character => `<U+${hex(character)}>`)
    .replace(/[&<>"']|(?<=##)\[/g, reference)
}

/** The address itself if it is safe to stand in an `href`: http or https, nothing else. */
export function webAddress(url: string): string | undefined {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? new URL(url).href : undefined
}

/** A path as a relative reference of a URL: every segment percent-encoded, what is no Unicode replaced. */
export function percentPath(path: string): string {
  return path.split('/').map(segment).join('/')
}

/** One segment; `encodeURIComponent` leaves `()'!*` as they are, which Markdown and shells read as syntax. */
function segment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(/[!'()*]/g, percent)
}
