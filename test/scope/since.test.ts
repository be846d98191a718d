import {existsSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {awesomeLint} from '../helpers/program.ts'
import {newRepository} from '../helpers/repository.ts'
import {entry, listOf, scoped} from './scoped.ts'

const unclosed = "[OSDI'21][CMU] [Something Old with a Fault](https://papers.example/old  "

describe('--since', () => {
  test('is silent about findings that stood before, and they do not fail the run', async () => {
    const repository = newRepository({'README.md': listOf(unclosed, entry('Alpha'))})
    repository.write('README.md', listOf(unclosed, entry('Alpha'), entry('Beta')))
    expect(await scoped(repository, '--since', 'HEAD')).toMatchObject({findings: [], urls: ['Beta'], code: 0})
  })

  test('looks at what is not committed yet, and at what the branch has committed, but not at what others merged meanwhile', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha'))})
    repository.git('switch', '--quiet', '--create', 'change')
    repository.commit('Add Beta', {'README.md': listOf(entry('Alpha'), entry('Beta'))})
    repository.git('switch', '--quiet', 'main')
    repository.commit('Add another list', {'README.md': listOf(entry('Gamma'), entry('Alpha'))})
    repository.git('switch', '--quiet', 'change')
    repository.write('README.md', listOf(entry('Alpha'), entry('Beta'), entry('Delta')))
    expect((await scoped(repository, '--since', 'main')).urls).toEqual(['Beta', 'Delta'])
  })

  test('reports a duplicate at the new copy, even when the old one stands below', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha'), entry('Beta'))})
    repository.write('README.md', listOf(entry('Beta', "SOSP'21"), entry('Alpha'), entry('Beta')))
    const {findings, report} = await scoped(repository, '--since', 'HEAD')
    expect(findings).toEqual(['README.md:5 duplicate-entry *'])
    expect(report).toMatchObject({
      files: [{findings: [{cause: {line: 7, message: 'It stood here before this change'}}]}]
    })
  })

  test('reports a copy of a copy once, and two new copies both', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha'), entry('Beta'), entry('Alpha'))})
    repository.write('README.md', listOf(entry('Alpha', "SOSP'21"), entry('Alpha'), entry('Beta'), entry('Alpha')))
    expect((await scoped(repository, '--since', 'HEAD')).findings).toEqual(['README.md:5 duplicate-entry *'])
    repository.write('README.md', listOf(entry('Alpha'), entry('Beta'), entry('Alpha'), entry('Gamma'), entry('Gamma')))
    expect((await scoped(repository, '--since', 'HEAD')).findings).toEqual(['README.md:9 duplicate-entry *'])
  })

  test('reports what the change causes on a line that it did not touch', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha').trimEnd())})
    repository.write('README.md', listOf(entry('Alpha').trimEnd(), entry('Beta')))
    expect((await scoped(repository, '--since', 'HEAD')).findings).toEqual(['README.md:5 merged-entries'])
  })

  test('takes a line whose break was removed for touched', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha'), entry('Beta'))})
    repository.write('README.md', listOf(entry('Alpha').trimEnd(), entry('Beta')))
    expect((await scoped(repository, '--since', 'HEAD')).findings).toEqual(['README.md:5 merged-entries *'])
  })

  test('does not take moved entries for new: within a list, into another list, or when two copies change places', async () => {
    const old = entry('Old').replace('[UCB]', '')
    const repository = newRepository({
      'README.md': listOf(old, entry('Alpha'), entry('Beta'), entry('Gamma')),
      'other.md': listOf(entry('Delta')),
      '.awesome-lint.yml': 'files: ["*.md"]\n'
    })
    const whole = await scoped(repository)
    expect(whole.findings).not.toEqual([])
    repository.write('README.md', listOf(entry('Gamma'), entry('Alpha'), old))
    repository.write('other.md', listOf(entry('Delta'), entry('Beta')))
    expect(await scoped(repository, '--since', 'HEAD')).toMatchObject({findings: [], urls: []})

    const copy = entry('Alpha', "SOSP'21")
    repository.commit('Two copies', {'README.md': listOf(entry('Alpha'), entry('Beta'), copy), 'other.md': '# Empty\n'})
    repository.write('README.md', listOf(copy, entry('Beta'), entry('Alpha')))
    expect(await scoped(repository, '--since', 'HEAD')).toMatchObject({findings: [], urls: []})
  })

  test('follows a list that was renamed, by git or by hand, and finds what the rename left alone silent', async () => {
    const before = listOf(unclosed, entry('Alpha'), entry('Beta'), entry('Gamma'))
    const after = listOf(
      unclosed,
      entry('Alpha'),
      entry('Beta'),
      entry('Gamma'),
      entry('Delta'),
      entry('Delta', "ATC'20")
    )
    const repository = newRepository({'old.md': before})
    repository.git('mv', 'old.md', 'new.md')
    repository.write('new.md', after)
    const expected = {findings: ['new.md:10 duplicate-entry *'], urls: ['Delta']}
    expect(await scoped(repository, 'new.md', '--since', 'HEAD')).toMatchObject(expected)
    repository.git('rm', '--cached', '--force', '--quiet', 'new.md')
    expect(await scoped(repository, 'new.md', '--since', 'HEAD')).toMatchObject(expected)
  })

  test('takes all of a new list for new', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha'))})
    repository.write('more.md', listOf(unclosed, entry('Beta')))
    const {findings, urls} = await scoped(repository, 'more.md', '--since', 'HEAD')
    expect(findings).toEqual(['more.md:5 unclosed-link *'])
    expect(urls).toEqual(['old', 'Beta'])
  })

  test('takes the change of all line ends, or of a byte order mark, for none', async () => {
    const list = listOf(unclosed, entry('Alpha'))
    const repository = newRepository({'README.md': list})
    repository.write('README.md', `\uFEFF${list.replaceAll('\n', '\r\n')}`)
    expect(await scoped(repository, '--since', 'HEAD')).toMatchObject({findings: [], urls: []})
  })

  test('takes all of a list for new that was no text before', async () => {
    const repository = newRepository()
    writeFileSync(join(repository.folder, 'README.md'), Buffer.from(`\uFEFF${listOf(unclosed)}`, 'utf16le'))
    repository.commit('Save as UTF-16')
    repository.write('README.md', listOf(unclosed))
    expect((await scoped(repository, '--since', 'HEAD')).findings).toEqual(['README.md:5 unclosed-link *'])
  })

  test('counts the entries that were added, written anew and removed', async () => {
    const repository = newRepository({
      'README.md': listOf(entry('Alpha'), entry('Beta'), entry('Gamma'), entry('Delta'))
    })
    repository.write('README.md', listOf(entry('Delta'), entry('Alpha', "SOSP'21"), entry('Epsilon'), entry('Gamma')))
    const {report} = await scoped(repository, '--since', 'HEAD')
    expect(report).toMatchObject({
      scope: {
        base: 'HEAD',
        commit: repository.git('rev-parse', 'HEAD'),
        addedEntries: [{path: 'README.md', line: 7, tag: "OSDI'20", url: 'https://papers.example/Epsilon'}],
        changedEntries: 1,
        removedEntries: 1
      }
    })
  })

  test.skipIf(process.platform === 'win32')(
    'works in a folder below the top, and on a list behind a symbolic link',
    async () => {
      const repository = newRepository({'docs/list.md': listOf(unclosed, entry('Alpha'))})
      repository.git('-c', 'core.symlinks=true', 'config', 'diff.relative', 'true')
      symlinkSync('docs/list.md', join(repository.folder, 'README.md'))
      repository.commit('Link')
      repository.write('docs/list.md', listOf(unclosed, entry('Alpha'), entry('Alpha')))
      expect((await scoped(repository, 'README.md', '--since', 'HEAD')).findings).toEqual([
        'README.md:7 duplicate-entry *'
      ])
      const below = {...repository, folder: join(repository.folder, 'docs')}
      expect((await scoped(below, 'list.md', '--since', 'HEAD')).findings).toEqual(['list.md:7 duplicate-entry *'])
    }
  )

  test
    .skipIf(process.platform === 'win32')
    .each(['a b.md', '-dash.md', '--since.md', ':(top)x.md', 'new\nline.md', '漢字\u202e.md', 'quo\'te".md', '*.md'])(
    'reads the list %j',
    async name => {
      const repository = newRepository({[name]: listOf(entry('Alpha')), 'plain.md': listOf(entry('Beta'))})
      repository.write(name, listOf(entry('Alpha'), entry('Alpha')))
      const {report, urls} = await scoped(repository, '--since', 'HEAD', '--', name)
      expect(report).toMatchObject({files: [{findings: [{rule: 'duplicate-entry', line: 6}]}]})
      expect(urls).toEqual([])
    }
  )

  test('repairs only what the change is to answer for', async () => {
    const repository = newRepository({'README.md': listOf(unclosed, entry('Alpha'))})
    const fresh = unclosed.replace('old', 'new').replace('Something Old', 'Something New')
    repository.write('README.md', listOf(unclosed, entry('Alpha'), fresh))
    const {findings} = await scoped(repository, '--since', 'HEAD', '--fix')
    expect(findings).toEqual([])
    expect(repository.git('diff', '--unified=0', '--', 'README.md')).toContain('+[OSDI')
    expect(repository.git('show', 'HEAD:README.md')).toContain(unclosed)
    const {out} = await awesomeLint(repository.folder, '--offline', '-f', 'json')
    expect(JSON.parse(out).files[0].findings).toMatchObject([{rule: 'unclosed-link', line: 5}])
  })

  test.skipIf(process.platform === 'win32')('starts nothing that the repository configures', async () => {
    const repository = newRepository({'README.md': listOf(entry('Alpha'))})
    const mark = join(repository.folder, 'started')
    const script = join(repository.folder, 'script.sh')
    writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\ncat "$1" 2>/dev/null\n`, {mode: 0o755})
    for (const key of ['core.fsmonitor', 'diff.external', 'diff.x.textconv', 'diff.x.command', 'core.pager'])
      repository.git('config', key, script)
    repository.write('.gitattributes', '*.md diff=x\n')
    repository.write('README.md', listOf(entry('Alpha'), entry('Beta')))
    expect((await scoped(repository, '--since', 'HEAD')).urls).toEqual(['Beta'])
    expect(existsSync(mark)).toBe(false)
  })
})
