import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {main} from '../../src/cli/main.ts'
import {exportEntries} from '../../src/export.ts'
import {lint} from '../../src/lint.ts'
import {toCsv} from '../../src/report/csv.ts'
import {createWorld} from '../../src/world.ts'
import {folder} from '../helpers/command.ts'

const list = (extra = '') =>
  `# Papers\n\n## Systems\n\n${[1, 2, 3, 4, 5]
    .map(i => `- [A System Called ${i}](https://arxiv.org/abs/2301.0000${i}) by Ana Bo et al., OSDI 202${i}\n`)
    .join('')}${extra}`

async function init(cwd: string, ...args: string[]) {
  let out = ''
  let err = ''
  const code = await main(['init', ...args], createWorld(cwd), {
    out: async text => {
      out += text
    },
    err: async text => {
      err += text
    },
    columns: undefined,
    errColumns: undefined,
    interactive: false,
    color: false
  })
  return {code, out, err}
}
const read = (cwd: string, name: string) => readFileSync(join(cwd, name), 'utf8')

describe('awesome-lint init', () => {
  test('says of a configuration that it would write again that it says so already', async () => {
    const cwd = folder({'README.md': list('')})
    await init(cwd)
    const {code, out} = await init(cwd)
    expect(code).toBe(0)
    expect(out).toContain('.awesome-lint.yml says so already')
  })

  test('says what it found and writes a configuration that pins it', async () => {
    const cwd = folder({
      'README.md': list('- [Another System](https://arxiv.org/abs/2301.00009) by Cai Du et al. OSDI 2021\n')
    })
    const {code, out} = await init(cwd)
    expect(code).toBe(0)
    expect(out).toContain('README.md: 6 entries in 1 section')
    expect(out).toContain('format: [{title}]({url}) by {authors}, {venue} {yyyy}')
    expect(out).toContain('venues: OSDI (6)')
    expect(parse(read(cwd, '.awesome-lint.yml'))).toEqual({
      files: ['README.md'],
      entry: '[{title}]({url}) by {authors}, {venue} {yyyy}',
      preset: 'recommended'
    })
  })

  test('replaces nothing without being told to', async () => {
    const cwd = folder({'README.md': list(), '.awesome-lint.yml': 'preset: strict\n'})
    const {code, err} = await init(cwd)
    expect([code, err]).toEqual([2, 'awesome-lint: `.awesome-lint.yml` left as it is; --yes replaces it\n'])
    expect(read(cwd, '.awesome-lint.yml')).toBe('preset: strict\n')
    expect((await init(cwd, '--yes')).code).toBe(0)
    expect(read(cwd, '.awesome-lint.yml')).toContain('preset: recommended')
  })

  test('writes a hook and a workflow on request, beside hooks that are there', async () => {
    const cwd = folder({
      'README.md': list(),
      '.pre-commit-config.yaml':
        '# ours\nrepos:\n  - repo: https://github.com/a/b # pinned\n    rev: v1\n    hooks:\n      - id: c\n'
    })
    expect((await init(cwd, '--pre-commit', '--workflow', '-y')).code).toBe(0)
    const hooks = read(cwd, '.pre-commit-config.yaml')
    expect(hooks).toMatch(/^# ours\n[\s\S]*# pinned\n/)
    expect(parse(hooks).repos).toHaveLength(2)
    expect(parse(read(cwd, '.github/workflows/papers.yml')).jobs.papers.steps).toHaveLength(2)
    expect((await init(cwd, '--pre-commit', '--workflow')).code).toBe(0)
    expect(read(cwd, '.pre-commit-config.yaml')).toBe(hooks)
  })

  test('says so where no format dominates, and names the flag that was meant', async () => {
    const cwd = folder({'README.md': '# Papers\n\n- [Aaa bbb ccc](https://arxiv.org/abs/2301.00001)\n'})
    expect((await init(cwd)).out).toContain('format: none dominates')
    expect((await init(cwd, '--pre-comit')).err).toContain('did you mean `--pre-commit`?')
    expect(existsSync(join(cwd, '.github'))).toBe(false)
  })
})

test('CSV quotes what needs quotes and defuses formulas', () => {
  const text =
    '## A, "B"\n\n- [=HYPERLINK("https://evil.example")](https://arxiv.org/abs/2301.00001) by Ana Bo et al., OSDI 2021\n'
  const rows = toCsv(exportEntries(lint(text, 'x.md', {rules: []}).list, 'x.md'))
  expect(rows).toBe(
    'path,line,section,venue,year,affiliations,title,url,links,authors,doi,arxiv\r\n' +
      'x.md,3,"A, ""B""",OSDI,2021,,"\'=HYPERLINK(""https://evil.example"")",https://arxiv.org/abs/2301.00001,,Ana Bo,,2301.00001\r\n'
  )
})
