import {htmlText, webAddress} from './escape.ts'

/** A message in which `code` becomes code. */
export function htmlMessage(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? `<code>${htmlText(part)}</code>` : htmlText(part)))
    .join('')
}

/** A link that tells its target nothing; plain text where the address is none of the web. */
export function htmlLink(url: string | undefined, name = url ?? ''): string {
  const address = url === undefined ? undefined : webAddress(url)
  return address === undefined
    ? htmlText(name)
    : `<a href="${htmlText(address)}" rel="noopener noreferrer">${htmlText(name)}</a>`
}
