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

/** Text for a terminal: everything that acts becomes visible as `\n`, `\t`, `<U+001B>`, so one line stays one line. */
export function terminal(text: string): string {
  return text.replace(acting, character => short[character] ?? `<U+${hex(character)}>`)
}

/** JSON text in which nothing acts on a terminal either: JSON itself lets DEL, C1 controls and bidi marks pass. */
export function jsonText(text: string): string {
  return text.replace(acting, character =>
    character === '\n' ? character : character.split('').map(unitReference).join('')
  )
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
    .map(terminal)
    .join('\n')
    .replace(/[%\r\n]/g, percent)
}

/** Property of a GitHub workflow command, such as `file` or `title`. */
export function workflowProperty(text: string): string {
  return terminal(text).replace(/[%:,]/g, percent)
}

/**
 * Inline text for GitHub's Markdown, also inside table cells: entities keep the syntax, mentions, references and bare URLs
 * from coming alive and need no rule about what stands beside them.
 */
export function markdown(text: string): string {
  return terminal(text).replace(
    /[&<>"'`|*_~[\](){}\\#@:!$+=-]|(?<=\bwww)\./gi,
    character => `&#${character.charCodeAt(0)};`
  )
}

/** Text between tags and inside quoted attributes of HTML. */
export function html(text: string): string {
  return terminal(text).replace(/[&<>"'`]/g, character => `&#${character.charCodeAt(0)};`)
}

/** Text between tags and inside quoted attributes of XML 1.0, which cannot hold control characters, not even as references. */
export function xml(text: string): string {
  return terminal(text)
    .replace(/[\ufffe\uffff]/g, character => `<U+${hex(character)}>`)
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}

/** The address itself if it is safe to stand in an `href`: http or https, nothing else. */
export function webAddress(url: string): string | undefined {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? new URL(url).href : undefined
}
