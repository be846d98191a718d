import {spawnSync} from 'node:child_process'
import {rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {installPacked} from '../helpers/packed.ts'

describe('with the real remark-cli, installed beside the packed tarball', () => {
  let folder = ''
  beforeAll(() => {
    folder = installPacked('remark-cli@12', 'remark-gfm@4')
  }, 300_000)
  afterAll(() => rmSync(folder, {recursive: true, force: true}))

  /** Lint a text with a `.remarkrc.json`; what remark-cli prints. */
  const remark = (config: unknown, text: string): string => {
    writeFileSync(join(folder, '.remarkrc.json'), JSON.stringify(config))
    writeFileSync(join(folder, 'list.md'), text)
    const bin = join(folder, 'node_modules/remark-cli/cli.js')
    const {stderr} = spawnSync(process.execPath, [bin, '--frail', '--quiet', '--no-stdout', 'list.md'], {
      cwd: folder,
      encoding: 'utf8',
      env: {PATH: process.env.PATH!, NO_COLOR: '1'}
    })
    return stripVTControlCharacters(stderr)
  }
  const preset = {plugins: ['remark-gfm', 'awesome-paper-lint/preset']}

  test('the preset speaks of the last URL of a file', () => {
    expect(
      remark(preset, '- [A](https://a.example/)\n- [Title](https://dx.doi.org/10.1145/3600006.3613142)')
    ).toContain('canonical-url')
  })

  test('the preset speaks of an unclosed last line', () => {
    expect(remark(preset, "[SOSP'23][UWM] [Bagpipe](https://dl.acm.org/doi/10.1145/3600006.3613142")).toContain(
      'unclosed-link'
    )
  })

  test('the preset speaks of an entry without `]`', () => {
    expect(remark(preset, "[SOSP'23][UWM] [Bagpipe(https://dl.acm.org/doi/10.1145/3600006.3613142)\n")).toContain(
      'unclosed-link'
    )
  })

  test('the preset says nothing of tags as references', () => {
    expect(
      remark(preset, "[OSDI'21][CMU] [Pollux](https://www.usenix.org/conference/osdi21/presentation/qiao)\n")
    ).not.toContain('warning')
  })

  test('the strict preset adds house style', () => {
    expect(remark({plugins: ['remark-gfm', 'awesome-paper-lint/presets/strict']}, '# A\n\n\n\nText\n')).toContain(
      'no-consecutive-blank-lines'
    )
  })

  test('settings reach the rules', () => {
    const config = {settings: {awesomePaperLint: {entry: '[{venue} {yyyy}] [{title}]({url})'}}, plugins: preset.plugins}
    expect(
      remark(config, "[OSDI'21] [Pollux](https://www.usenix.org/conference/osdi21/presentation/qiao)\n")
    ).toContain('expected `OSDI 2021`')
  })

  const alone = rules.filter(({rule}) => !rule.links && !rule.examples[0]!.files)
  test.each(alone.map(({rule}) => [rule.id, rule.examples[0]!] as const))(
    '%s works alone, with severity and options',
    (id, {bad, options, settings}) => {
      const config = {
        settings: {awesomePaperLint: settings ?? {}},
        plugins: [
          'remark-gfm',
          [`awesome-paper-lint/rules/${id}`, options === undefined ? ['error'] : ['error', options]]
        ]
      }
      expect(remark(config, bad)).toContain(id)
    }
  )
})
