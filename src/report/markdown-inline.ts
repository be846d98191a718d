import {markdownCode, markdownText} from './escape.ts'

/** Inline Markdown in which `code` stays code: for messages, which quote the list between backticks. */
export function markdownMessage(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? `<code>${markdownCode(part)}</code>` : markdownText(part)))
    .join('')
}
