import {chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {awesomeLint, folder, seedFolder, seedPath} from './helpers/command.ts'

const seed = readFileSync(seedPath, 'utf8')
const fixture = (name: string) => readFileSync(join(seedPath, '..', name), 'utf8')
const sound = "[OSDI'21][CMU] [Pollux](https://www.usenix.org/conference/osdi21/presentation/qiao)\n"
const misspelt = "[OSDI'22][Standford] [Unity](https://www.usenix.org/conference/osdi22/presentation/unger)\n"

describe('awesome-lint', () => {
  test('reports the seed list and exits 1', async () => {
    const {code, out, err} = await awesomeLint(['--offline'], {cwd: seedFolder()})
    expect(code).toBe(1)
    expect(out).toContain('README.md')
    expect(out).toContain('15 findings (5 errors, 10 warnings) in 101 entries')
    expect(err).toBe('')
  })

  test('exits 0 on a sound list', async () => {
    expect((await awesomeLint(['--offline'], {cwd: folder({'README.md': sound})})).code).toBe(0)
  })

  test('exits 0 when there are warnings alone, and 1 when there are more than --max-warnings', async () => {
    const cwd = folder({'README.md': misspelt})
    expect((await awesomeLint(['--offline'], {cwd})).code).toBe(0)
    expect((await awesomeLint(['--offline', '--max-warnings', '1'], {cwd})).code).toBe(0)
    expect((await awesomeLint(['--offline', '--max-warnings', '0'], {cwd})).code).toBe(1)
  })

  test('--quiet shows no warnings and still counts them', async () => {
    const {code, out} = await awesomeLint(['--offline', '--quiet', '--max-warnings', '0'], {
      cwd: folder({'README.md': misspelt})
    })
    expect(code).toBe(1)
    expect(out).not.toContain('Standford')
  })

  test('reads standard input for `-`, and shows it as <stdin>', async () => {
    const {code, out} = await awesomeLint(['--offline', '-f', 'json', '-'], {input: seed})
    expect(code).toBe(1)
    expect(JSON.parse(out).files[0].path).toBe('<stdin>')
    expect(JSON.parse(out).summary).toEqual({errors: 5, warnings: 10, entries: 101, links: {skipped: 101}})
  })

  test('prints JSON as the contract has it', async () => {
    const {out} = await awesomeLint(['--offline', '--format=json'], {cwd: seedFolder()})
    const report = JSON.parse(out)
    expect(Object.keys(report)).toEqual(['version', 'tool', 'files', 'links', 'summary'])
    expect(report.tool.name).toBe('awesome-paper-lint')
    expect(Object.keys(report.files[0])).toEqual(['path', 'format', 'entries', 'findings'])
    expect(report.files[0].format).toBe("[{venue}'{yy}][{affiliation}] [{title}]({url})")
    const finding = report.files[0].findings.find((one: {rule: string}) => one.rule === 'venue-url-mismatch')
    expect(finding).toMatchObject({
      severity: 'error',
      line: 53,
      column: 2,
      endLine: 53,
      endColumn: 9,
      fix: {text: "OSDI'23", safe: false}
    })
    expect(report.links[0]).toMatchObject({
      url: expect.stringMatching(/^https:/),
      verdict: 'skipped',
      because: expect.any(String),
      places: [{path: 'README.md', line: 5, column: 88}]
    })
  })

  test('writes each report where its -o says, and the one without to standard output', async () => {
    const cwd = seedFolder()
    const {out} = await awesomeLint(['--offline', '-f', 'json', '-o', 'report.json', '-f', 'pretty'], {cwd})
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).summary.errors).toBe(5)
    expect(out).toContain('15 findings')
  })

  test('matches globs itself, and takes the lists of a folder', async () => {
    const cwd = folder({'a/README.md': sound, 'a/other.md': misspelt, 'b/README.md': sound})
    const paths = async (...args: string[]) =>
      JSON.parse((await awesomeLint(['--offline', '-f', 'json', ...args], {cwd})).out).files.map(
        (file: {path: string}) => file.path
      )
    expect(await paths('*/README.md')).toEqual(['a/README.md', 'b/README.md'])
    expect(await paths('a')).toEqual(['a/README.md'])
    expect(await paths('a/other.md', 'a')).toEqual(['a/other.md', 'a/README.md'])
  })

  test('without network prints the findings, then one sentence that links were not checked and why', async () => {
    const {code, out} = await awesomeLint(['README.md'], {
      cwd: seedFolder(),
      env: {HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9'}
    })
    expect(code).toBe(1)
    expect(out).toContain('15 findings')
    expect(out.match(/links were not checked/g)).toHaveLength(1)
  })

  test('without network says so too where some links need none to be judged, whose findings decide the exit code', async () => {
    const line = (url: string) => `[OSDI'21][CMU] [A paper on ${url.length}](${url})  \n`
    const urls = ['https://a.example/x', 'https://doi.org/10.1145/1.2', 'https://excluded.example/y']
    const env = {HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9'}
    const run = (...more: string[]) =>
      awesomeLint(['README.md'], {
        cwd: folder({
          'README.md': `# Papers\n\n${[...urls, ...more].map(line).join('')}`,
          '.awesome-lint.yml': 'links:\n  exclude: [excluded.example]\n'
        }),
        env
      })
    const sound = await run()
    expect(sound).toMatchObject({code: 0, out: expect.stringMatching(/2 of 3 links were not checked: no network \(/)})
    const unsound = await run('http://127.0.0.1/secret')
    expect(unsound).toMatchObject({code: 1, out: expect.stringMatching(/2 of 4 links were not checked: no network \(/)})
    expect(unsound.out).toContain('invalid-link')
    expect(unsound.out).not.toMatch(/dead-link|moved-link/)
  })

  test.each([['--version'], ['-v']])('%s prints the version', async flag => {
    const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    expect(await awesomeLint([flag])).toEqual({code: 0, out: `${version}\n`, err: ''})
  })

  test('--help names every flag and exits 0', async () => {
    const {code, out} = await awesomeLint(['--help'])
    expect(code).toBe(0)
    for (const flag of [
      '--offline',
      '--fix',
      '--unsafe-fixes',
      '--diff',
      '--format',
      '--output-file',
      '--config',
      '--only',
      '--skip',
      '--max-warnings',
      '--quiet',
      '--timeout'
    ])
      expect(out).toContain(flag)
  })

  test('prints in English whatever the locale', async () => {
    expect((await awesomeLint(['--bogus'], {env: {LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8'}})).err).toContain(
      'unknown flag'
    )
  })
})

describe('--fix', () => {
  test.each([
    ['safe', []],
    ['unsafe', ['--unsafe-fixes']]
  ] as const)(
    'writes the %s repairs, keeps the mode, and has nothing left to do the second time',
    async (name, flags) => {
      const cwd = seedFolder()
      const file = join(cwd, 'README.md')
      chmodSync(file, 0o640)
      const {out} = await awesomeLint(['--offline', '--fix', ...flags], {cwd})
      expect(readFileSync(file, 'utf8')).toBe(fixture(`fixed-${name}.md`))
      // Windows knows no such modes.
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o640)
      expect(out).toContain(name === 'safe' ? '4 findings' : '1 finding')
      const {mtimeMs} = statSync(file)
      await awesomeLint(['--offline', '--fix', ...flags], {cwd})
      expect(statSync(file).mtimeMs).toBe(mtimeMs)
    }
  )

  test('keeps CRLF and a byte order mark', async () => {
    const wear = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`
    const cwd = folder({'README.md': wear(seed)})
    await awesomeLint(['--offline', '--fix'], {cwd})
    expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(wear(fixture('fixed-safe.md')))
  })

  test('writes through a symbolic link', async () => {
    const cwd = folder({'real.md': misspelt})
    symlinkSync('real.md', join(cwd, 'README.md'))
    await awesomeLint(['--offline', '--fix'], {cwd})
    expect(readFileSync(join(cwd, 'real.md'), 'utf8')).toContain('[Stanford]')
  })

  test('of standard input prints the text, and the report on standard error', async () => {
    const {out, err} = await awesomeLint(['--offline', '--fix', '-'], {input: seed})
    expect(out).toBe(fixture('fixed-safe.md'))
    expect(err).toContain('4 findings')
  })

  test('of standard input prints a text that needs no repair as it was', async () => {
    expect((await awesomeLint(['--offline', '--fix', '-'], {input: `\uFEFF${sound}`})).out).toBe(`\uFEFF${sound}`)
  })

  test('--diff shows the repairs, writes nothing and exits 1; 0 when there are none', async () => {
    const cwd = seedFolder()
    const {code, out} = await awesomeLint(['--offline', '--diff'], {cwd})
    expect(code).toBe(1)
    expect(out).toContain('-[NSDI22][HKUST]')
    expect(out).toContain("+[NSDI'22][HKUST]")
    expect(out).not.toContain("+[OSDI'23][UCB] [AlpaServe")
    expect((await awesomeLint(['--offline', '--diff', '--unsafe-fixes'], {cwd})).out).toContain(
      "+[OSDI'23][UCB] [AlpaServe"
    )
    expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(seed)
    expect(await awesomeLint(['--offline', '--diff'], {cwd: folder({'README.md': sound})})).toEqual({
      code: 0,
      out: '',
      err: ''
    })
  })
})

describe('wrong usage exits 2 with one line', () => {
  test.each([
    ['an unknown flag', ['--offlien'], 'unknown flag `--offlien`, did you mean `--offline`?'],
    ['a missing file', ['nothing.md'], 'no such file: `nothing.md`'],
    ['a glob without matches', ['*.nothing'], 'no file matches `*.nothing`'],
    ['an unknown format', ['-f', 'jsn'], 'unknown format `jsn`, did you mean json?'],
    ['two formats for standard output', ['-f', 'json', '-f', 'pretty'], 'standard output already takes json'],
    ['an output file without format', ['-o', 'x.json'], 'no --format before it'],
    ['an unknown rule', ['--only', 'entry-formt'], 'unknown rule `entry-formt`, did you mean `entry-format`?'],
    ['--unsafe-fixes alone', ['--unsafe-fixes'], '--unsafe-fixes needs --fix or --diff'],
    ['a number that is none', ['--max-warnings', 'few'], '--max-warnings needs a whole number'],
    ['a flag given twice', ['--config', 'a.yml', '--config', 'b.yml'], '--config is given twice'],
    ['a value that is missing', ['--config'], 'config'],
    ['a duration that is none', ['--timeout', '10 parsecs'], 'expected a duration such as 500ms, 20s'],
    ['a missing configuration', ['--config', 'nothing.yml'], 'cannot read configuration `nothing.yml`: no such file'],
    ['an unknown rule to explain', ['explain', 'entry-formt'], 'did you mean `entry-format`?'],
    ['a second file beside standard input', ['-', 'README.md'], '`-` is standard input']
  ])('%s', async (_, args, says) => {
    const {code, out, err} = await awesomeLint(args, {cwd: folder({'README.md': sound})})
    expect({code, out}).toEqual({code: 2, out: ''})
    expect(err).toContain(says)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test('no list in the folder', async () => {
    const {code, err} = await awesomeLint([], {cwd: folder()})
    expect({code, err}).toEqual({
      code: 2,
      err: 'awesome-lint: no README.md here: name the lists to check, or set `files` in .awesome-lint.yml\n'
    })
  })
})

describe('configuration', () => {
  test('is found above the list, turns rules off and gives them severities', async () => {
    const cwd = folder({
      '.awesome-lint.yml': 'rules:\n  affiliation-spelling: error\n  heading-increment: off\n',
      'lists/a.md': `# A\n\n### B\n\n${misspelt}`
    })
    const {code, out} = await awesomeLint(['--offline', '-f', 'json', 'lists/a.md'], {cwd})
    expect(code).toBe(1)
    expect(
      JSON.parse(out).files[0].findings.map((one: {rule: string; severity: string}) => [one.rule, one.severity])
    ).toEqual([['affiliation-spelling', 'error']])
  })

  test('may stand in package.json', async () => {
    const cwd = folder({
      'package.json': '{"awesome-lint": {"rules": {"affiliation-spelling": "off"}}}',
      'README.md': misspelt
    })
    expect((await awesomeLint(['--offline', '--max-warnings', '0'], {cwd})).code).toBe(0)
  })

  test('names the lists in `files`, relative to itself', async () => {
    const cwd = folder({
      '.awesome-lint.yml': 'files: [lists/*.md]\n',
      'lists/a.md': sound,
      'README.md': misspelt,
      'lists/deep/x.txt': ''
    })
    expect(
      JSON.parse((await awesomeLint(['--offline', '-f', 'json'], {cwd: join(cwd, 'lists')})).out).files
    ).toHaveLength(1)
  })

  test('brings venues and affiliations that the catalog lacks', async () => {
    const entry = "[FooConf'21][Standford] [T](https://a.example/)\n"
    const cwd = folder({
      '.awesome-lint.yml': 'affiliations: [Standford]\nvenues:\n  - name: FooConf\n',
      'README.md': entry
    })
    expect((await awesomeLint(['--offline', '--max-warnings', '0'], {cwd})).code).toBe(0)
  })

  test.each([
    ['an unknown key', 'rulez: {}\n', 'unknown key `rulez`, did you mean `rules`?'],
    ['an unknown rule', 'rules: {entry-formt: off}\n', 'unknown rule `entry-formt`, did you mean `entry-format`?'],
    ['an unknown severity', 'rules: {entry-format: fatal}\n', 'expected one of off, warn, error'],
    ['a value of the wrong type', 'files: README.md\n', '`files` is "README.md", expected a list'],
    [
      'options of a rule that has none',
      'rules: {dead-link: [warn, {}]}\n',
      'expected a severity alone: it has no options'
    ],
    [
      'a rule without severity',
      'rules: {dead-link: []}\n',
      '`rules.dead-link` is [], expected one of off, warn, error'
    ],
    ['a missing key', 'venues: [{nam: x}]\n', '`venues.0` is {"nam":"x"}, expected the key `name`'],
    ['a number out of range', 'links: {concurrency: 0}\n', '`links.concurrency` is 0, expected at least 1'],
    ['a field that does not exist', "entry: '[{titel}]({url})'\n", 'unknown field {titel}, did you mean {title}?'],
    [
      'a duration that is none',
      'links: {timeout: fast}\n',
      '`links.timeout` is "fast", expected a duration such as 500ms'
    ],
    ['broken YAML', 'rules: {\n', '.awesome-lint.yml:2:1'],
    [
      'an option that does not exist',
      'rules:\n  duplicate-entry: [error, {acrossSection: true}]\n',
      'did you mean `acrossSections`?'
    ]
  ])('with %s is refused: file, key and what is allowed', async (_, config, says) => {
    const {code, err} = await awesomeLint(['--offline'], {
      cwd: folder({'.awesome-lint.yml': config, 'README.md': sound})
    })
    expect(code).toBe(2)
    expect(err).toContain('.awesome-lint.yml')
    expect(err).toContain(says)
  })

  test('--print-config prints what holds, as YAML', async () => {
    const cwd = folder({'.awesome-lint.yml': 'rules:\n  entry-format: off\n', 'README.md': sound})
    const {code, out} = await awesomeLint(['--print-config'], {cwd})
    expect(code).toBe(0)
    expect(out).toContain('# .awesome-lint.yml')
    expect(out).not.toContain('entry-format:')
    expect(out).toContain('unclosed-link: error')
    expect(out).toContain('perHost: 10')
  })

  test('sends no secret that the caller did not allow', async () => {
    const cwd = folder({
      '.awesome-lint.yml': 'links:\n  headers:\n    a.example: {authorization: "Bearer ${SECRET}"}\n',
      'README.md': sound
    })
    const {code, err} = await awesomeLint([], {cwd, env: {SECRET: 'hush'}})
    expect(code).toBe(2)
    expect(err).toContain('name it with --allow-env SECRET')
    expect(err).not.toContain('hush')
  })
})

describe('commands', () => {
  test('explain prints a rule’s page with its examples', async () => {
    const {code, out} = await awesomeLint(['explain', 'merged-entries'])
    expect(code).toBe(0)
    expect(out).toContain('# merged-entries')
    expect(out).toContain('expected two trailing spaces')
  })

  test('export prints every entry as data', async () => {
    const {code, out} = await awesomeLint(['export', '--format', 'json', seedPath], {cwd: folder()})
    const entries = JSON.parse(out)
    expect(code).toBe(0)
    expect(entries).toHaveLength(101)
    expect(Object.keys(entries[0])).toEqual([
      'path',
      'line',
      'section',
      'venue',
      'year',
      'affiliations',
      'title',
      'url',
      'links',
      'authors',
      'doi',
      'arxiv'
    ])
    expect(entries[5]).toMatchObject({
      line: 14,
      section: ['Cluster Scheduling'],
      venue: 'OSDI',
      year: 2021,
      affiliations: ['CMU'],
      doi: null
    })
  })

  test('--only and --skip choose rules', async () => {
    const cwd = seedFolder()
    const rules = async (...flags: string[]) =>
      new Set(
        JSON.parse((await awesomeLint(['--offline', '-f', 'json', ...flags], {cwd})).out).files[0].findings.map(
          (one: {rule: string}) => one.rule
        )
      )
    expect(await rules('--only', 'entry-format', '--only', 'unclosed-link')).toEqual(
      new Set(['entry-format', 'unclosed-link'])
    )
    expect(await rules('--skip', 'canonical-url,entry-format')).not.toContain('entry-format')
  })

  test('a report is never left half written', async () => {
    const cwd = seedFolder()
    writeFileSync(join(cwd, 'file'), '')
    const {code, err} = await awesomeLint(['--offline', '-f', 'json', '-o', 'file/report.json'], {cwd})
    expect(code).toBe(2)
    expect(err).toContain('cannot write `file/report.json`')
    expect(existsSync(join(cwd, 'file/report.json'))).toBe(false)
  })
})
