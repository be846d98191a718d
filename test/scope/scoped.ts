import {expect} from 'vitest'
import {awesomeLint} from '../helpers/program.ts'
import type {Repository} from '../helpers/repository.ts'

/** A list's entry that nothing can be said against. */
export const entry = (name: string, venue = "OSDI'20") =>
  `[${venue}][UCB] [${name} for Everybody and Everything](https://papers.example/${name})  `

/** A list with one section. */
export const listOf = (...entries: readonly string[]) => `# Papers\n\n## Systems\n\n${entries.join('\n')}\n`

/** Findings as `path:line rule`, with `*` for those on lines of the change, and the URLs to check. */
export interface Scoped {
  readonly findings: readonly string[]
  readonly urls: readonly string[]
  readonly code: number
  readonly report: Readonly<Record<string, never>>
}

/** Lint a repository offline and say what was reported. */
export async function scoped({folder}: Repository, ...args: string[]): Promise<Scoped> {
  const {out, err, code} = await awesomeLint(folder, '--offline', '--format', 'json', ...args)
  expect(err).toBe('')
  const report = JSON.parse(out)
  type Said = {path: string; findings: {rule: string; line: number; inChange?: boolean}[]}
  return {
    code,
    report,
    findings: (report.files as Said[]).flatMap(({path, findings}) =>
      findings.map(({rule, line, inChange}) => `${path}:${line} ${rule}${inChange ? ' *' : ''}`)
    ),
    urls: report.links.map(({url}: {url: string}) => url.replace('https://papers.example/', ''))
  }
}
