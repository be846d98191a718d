import {existsSync, readdirSync, readFileSync} from 'node:fs'

/** The folder of real lists with labels, beside the repository; absent on most machines. */
export const corpus = new URL('../../../shared/corpus/', import.meta.url)

/** Whether the labelled lists are on this machine. */
export const hasCorpus = existsSync(new URL('labels/', corpus))

/** One paper as a human reader sees it. */
export interface Label {
  readonly line: number
  readonly title: string
  readonly url: string
  readonly venue: string
  readonly written: string
  readonly year: string
}

/** A list with its labels. */
export interface Labelled {
  readonly name: string
  readonly text: string
  readonly labels: readonly Label[]
  /** Lines on which nothing counts, first and last. */
  readonly ignored: readonly (readonly [number, number])[]
}

const read = (path: string) => readFileSync(new URL(path, corpus), 'utf8')

/** The source of a list of the corpus, without byte order mark. */
export const listText = (name: string) => read(`lists/${name}.md`).replace(/^\uFEFF/, '')

/** The names of all lists of the corpus. */
export const listNames = () => readdirSync(new URL('lists/', corpus)).map(file => file.replace(/\.md$/, ''))

/** Every labelled list. */
export function labelledLists(): Labelled[] {
  const files = readdirSync(new URL('labels/', corpus))
  return files
    .filter(file => file.endsWith('.tsv') && files.includes(file.replace(/tsv$/, 'ignore')))
    .map(file => {
      const name = file.slice(0, -'.tsv'.length)
      const [, ...rows] = read(`labels/${file}`).trimEnd().split('\n')
      const ignored = read(`labels/${name}.ignore`)
        .split('\n')
        .flatMap(line => {
          const range = /^(\d+)-(\d+)/.exec(line)
          return range ? [[Number(range[1]), Number(range[2])] as const] : []
        })
      const labels = rows.map(row => {
        const [line, title, url, venue, written, year] = row.split('\t')
        return {line: Number(line), title: title!, url: url!, venue: venue!, written: written!, year: year!}
      })
      return {name, text: listText(name), labels, ignored}
    })
}
