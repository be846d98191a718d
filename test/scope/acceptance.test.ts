import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {awesomeLint} from '../helpers/program.ts'
import {newRepository} from '../helpers/repository.ts'

const seed = readFileSync(new URL('../fixtures/seed/awesome-dl-training-system.md', import.meta.url), 'utf8')
const lines = seed.split('\n')
const after = lines.findIndex(line => line.includes('[Ray: A Distributed')) + 1
const good =
  "[OSDI'20][UCB] [A Paper That Nobody Listed Before](https://www.usenix.org/conference/osdi20/presentation/some-new-paper)  "
const copy = lines.find(line => line.includes('[Alpa: Automating'))!
const unclosed =
  "[OSDI'23][THU] [Grinder: Analysis and Optimization of Things](https://www.usenix.org/conference/osdi23/presentation/another-paper  "

const insert = (count: number) =>
  [...lines.slice(0, after), ...[good, copy, unclosed].slice(0, count), ...lines.slice(after)].join('\n')

test('three commits on the seed list bring two findings, on the second and third new line, and two URLs to check', async () => {
  const repository = newRepository({'README.md': seed})
  repository.git('switch', '--quiet', '--create', 'change')
  repository.commit('Add a good entry', {'README.md': insert(1)})
  repository.commit('Add a duplicate', {'README.md': insert(2)})
  repository.commit('Add an unclosed link', {'README.md': insert(3)})
  const {out, code} = await awesomeLint(repository.folder, '--since', 'main', '--offline', '--format', 'json')
  const report = JSON.parse(out)
  expect(
    report.files[0].findings.map(({rule, line, inChange}: {rule: string; line: number; inChange: boolean}) => [
      rule,
      line,
      inChange
    ])
  ).toEqual([
    ['duplicate-entry', after + 2, true],
    ['unclosed-link', after + 3, true]
  ])
  expect(report.links.map(({url}: {url: string}) => url)).toEqual([
    'https://www.usenix.org/conference/osdi20/presentation/some-new-paper',
    'https://www.usenix.org/conference/osdi23/presentation/another-paper'
  ])
  expect(report.scope.addedEntries.map(({line}: {line: number}) => line)).toEqual([after + 1, after + 2, after + 3])
  expect(code).toBe(1)
})
