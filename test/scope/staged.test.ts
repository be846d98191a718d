import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {awesomeLint} from '../helpers/program.ts'
import {newRepository} from '../helpers/repository.ts'
import {entry, listOf, scoped} from './scoped.ts'

const unclosed = "[OSDI'21][CMU] [Something with a Fault](https://papers.example/fault  "

describe('--staged', () => {
  test('reads the lists as they are staged, not as they stand in the folder', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha'))})
    repository.write('README.md', listOf(entry('Alpha'), entry('Alpha'), entry('Beta')))
    repository.git('add', 'README.md')
    repository.write('README.md', listOf(entry('Alpha'), entry('Gamma'), unclosed))
    expect(await scoped(repository, '--staged')).toMatchObject({
      findings: ['README.md:6 duplicate-entry *'],
      urls: ['Beta'],
      code: 1
    })
  })

  test('has nothing to say where nothing is staged, or where the list is not known to git', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha'))})
    repository.write('README.md', listOf(entry('Alpha'), unclosed))
    repository.write('new.md', listOf(unclosed))
    expect(await scoped(repository, '--staged', 'README.md', 'new.md')).toMatchObject({findings: [], urls: [], code: 0})
  })

  test('takes everything for new before the first commit', async () => {
    const repository = newRepository()
    repository.write('README.md', listOf(entry('Alpha'), unclosed))
    repository.git('add', 'README.md')
    expect(await scoped(repository, '--staged')).toMatchObject({
      findings: ['README.md:6 unclosed-link *'],
      urls: ['Alpha', 'fault']
    })
  })

  test('refuses a list with conflicts', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha'))})
    repository.git('switch', '--quiet', '--create', 'other')
    repository.commit('One', {'README.md': listOf(entry('Beta'))})
    repository.git('switch', '--quiet', 'main')
    repository.commit('Two', {'README.md': listOf(entry('Gamma'))})
    expect(() => repository.git('merge', 'other')).toThrow()
    const {code, err} = await awesomeLint(repository.folder, '--offline', '--staged')
    expect({code, err}).toEqual({
      code: 2,
      err: 'awesome-lint: --staged: `README.md` has conflicts that are not resolved\n'
    })
  })

  test('repairs the file when all of it is staged, and refuses when it would lose what is not', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha'))})
    repository.write('README.md', listOf(entry('Alpha'), unclosed))
    repository.git('add', 'README.md')
    expect((await scoped(repository, '--staged', '--fix')).findings).toEqual([])
    const file = join(repository.folder, 'README.md')
    expect(readFileSync(file, 'utf8')).toContain('fault)')
    const {code, err} = await awesomeLint(repository.folder, '--offline', '--staged', '--fix')
    expect({code, err}).toEqual({
      code: 2,
      err: 'awesome-lint: --staged --fix: `README.md` has changes that are not staged; stage or stash them first\n'
    })
    expect(readFileSync(file, 'utf8')).toContain('fault)')
  })
})

describe('--force-exclude', () => {
  test('passes over named files that the configuration does not match, without a word', async () => {
    const repository = newRepository({
      'README.md': listOf(entry('Alpha')),
      'notes.md': listOf(unclosed),
      'lists/one.md': listOf(unclosed),
      'other/.awesome-lint.yml': 'files: [two.md]\n',
      'other/two.md': listOf(unclosed)
    })
    const files = ['README.md', 'notes.md', 'lists/one.md', 'other/two.md']
    expect((await scoped(repository, ...files)).findings).toHaveLength(3)
    expect((await scoped(repository, '--force-exclude', ...files)).findings).toEqual(['other/two.md:5 unclosed-link'])
    repository.write('.awesome-lint.yml', 'files: ["lists/**"]\n')
    expect((await scoped(repository, '--force-exclude', ...files)).findings).toEqual([
      'lists/one.md:5 unclosed-link',
      'other/two.md:5 unclosed-link'
    ])
    expect(await scoped(repository, '--force-exclude', 'notes.md')).toMatchObject({findings: [], code: 0})
  })
})
