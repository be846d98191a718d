import {readFileSync, writeFileSync} from 'node:fs'

/** What the page has a place for. */
export const places = ['machine', 'version', 'seed', 'nodes', 'large', 'many', 'size', 'growth'] as const

/** Puts what was measured between the marks of a page: `<!-- measured: NAME -->` and `<!-- end -->`. */
export function fill(page: string, measured: Readonly<Record<string, string>>): void {
  let text = readFileSync(page, 'utf8')
  for (const [name, body] of Object.entries(measured)) {
    const marks = new RegExp(`(<!-- measured: ${name} -->\\n)[\\s\\S]*?(<!-- end -->)`)
    if (!marks.test(text)) throw new Error(`${page} has no place for ${name}`)
    text = text.replace(marks, (_, begin: string, end: string) => `${begin}\n${body}\n\n${end}`)
  }
  writeFileSync(page, text)
}

/** A Markdown table; all columns but the first are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}
