import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import brokenAnchor from '../rules/broken-anchor.ts'
import missingFile from '../rules/missing-file.ts'
import {fileFacts} from '../src/file-facts.ts'
import {lint} from '../src/lint.ts'
import {parse} from '../src/list/parse.ts'
import {readList} from '../src/list/read.ts'
import {relativeLink} from '../src/list/relative.ts'
import {createWorld, type FileWorld} from '../src/world.ts'
import {awesomeLint, folder} from './helpers/command.ts'
import {newRepository} from './helpers/repository.ts'
import {only} from './helpers/said.ts'

/** What is said of files and anchors in a list, by the built command. */
async function said(cwd: string, list = 'README.md', ...args: string[]) {
  const {out, err} = await awesomeLint(
    [list, '--offline', '--only=missing-file,broken-anchor', '-f', 'json', ...args],
    {
      cwd
    }
  )
  expect(err).toBe('')
  type Finding = {rule: string; line: number; message: string}
  return (JSON.parse(out).files[0].findings as Finding[]).map(({line, message}) => `${line}: ${message}`)
}

const others = {
  'CONTRIBUTING.md': '# How to\n\n## The format\n',
  'docs/guide.md': '# Guide\n\n<a id="Here"></a>\n',
  'docs/page.md': '',
  'docs/slides.pdf': '',
  'img/logo (1).png': '',
  '论文/图.png': ''
}

test('files that exist are left alone, wherever the list stands and however they are written', async () => {
  const {folder: cwd} = newRepository({
    ...others,
    'README.md':
      '[a](CONTRIBUTING.md) [b](./docs/guide.md#here) [c](docs/) ![d](<img/logo (1).png>) ![e](img/logo%20%281%29.png?raw=true) [f](/docs/guide.md) [g](论文/图.png) <img src="%E8%AE%BA%E6%96%87/%E5%9B%BE.png"> [h](README.md#nothing-but-this) [i](.)\n\n# Nothing but this\n',
    'docs/list.md': '[a](../CONTRIBUTING.md#the-format) [b](guide.md) [c](../docs/../img)\n'
  })
  expect(await said(cwd)).toEqual([])
  expect(await said(cwd, 'docs/list.md')).toEqual([])
})

test('files that do not exist are reported with the nearest one that does', async () => {
  const {folder: cwd} = newRepository({
    ...others,
    'README.md':
      '[a](Contributing.md)\n[b](Docs/guide.md#here)\n[c](docs/giude.md)\n![d](img/photo.png)\n<img src="img/logo%20(2).png">\n[e](docs/guide.md/x)\n[f](nowhere/x.md)\n[g](docs/guide.md.md)\n[h](docs/slides)\n'
  })
  expect(await said(cwd)).toEqual([
    '1: Unexpected file `Contributing.md`, expected `CONTRIBUTING.md`, as it is called',
    '2: Unexpected file `Docs/guide.md`, expected `docs/guide.md`, as it is called',
    '3: Unexpected file `docs/giude.md`, expected one that exists, such as `docs/guide.md`',
    '4: Unexpected file `img/photo.png`, expected one that exists',
    '5: Unexpected file `img/logo%20(2).png`, expected one that exists',
    '6: Unexpected file `docs/guide.md/x`, expected one that exists',
    '7: Unexpected file `nowhere/x.md`, expected one that exists',
    '8: Unexpected file `docs/guide.md.md`, expected one that exists, such as `docs/guide.md`',
    '9: Unexpected file `docs/slides`, expected one that exists, such as `docs/slides.pdf`'
  ])
})

test('anchors in other files are reported with the nearest one, and one file is read once', async () => {
  const {folder: cwd} = newRepository({
    ...others,
    'README.md': '[a](docs/guide.md#hre) [b](CONTRIBUTING.md#the-fromat) [c](docs/guide.md#x) [d](docs/page.md#L3)\n'
  })
  expect(await said(cwd)).toEqual([
    '1: Unexpected anchor `docs/guide.md#hre`, expected that of a heading or an html id of `docs/guide.md`',
    '1: Unexpected anchor `CONTRIBUTING.md#the-fromat`, expected `CONTRIBUTING.md#the-format`',
    '1: Unexpected anchor `docs/guide.md#x`, expected that of a heading or an html id of `docs/guide.md`'
  ])
  const world = createWorld(cwd)
  const read: string[] = []
  const counting: FileWorld = {
    ...world,
    read(path) {
      read.push(path)
      return world.read(path)
    }
  }
  const text = '[a](docs/guide.md#hre) [b](docs/guide.md#x) [c](./docs/../docs/guide.md#y) [d](docs/guide.md)\n'
  const list = readList(parse(text), text)
  const facts = await fileFacts(counting, [])(
    {path: 'x.md', file: 'x.md', text, bom: ''},
    list.links.flatMap(link => relativeLink(link) ?? [])
  )
  expect([...facts.values()].map(({there}) => there)).toEqual([true, true])
  expect(read).toEqual([join(cwd, 'docs/guide.md')])
})

test('nothing is said of what is not in a git repository', async () => {
  expect(await said(folder({'README.md': '[a](nowhere.md) [b](#gone)\n'}))).toEqual([
    '1: Unexpected anchor `#gone`, expected that of a heading or an html id of this list'
  ])
})

test('nothing is said of what leads out of the repository, through a link, into an empty folder or to a made page', async () => {
  const {folder: cwd, write} = newRepository({
    ...others,
    'README.md': [
      '[issues](../../issues)',
      '[above](../../../../etc/passwd)',
      '[git](.git/config)',
      '[link](out/passwd)',
      '[module](vendor/x.md)',
      '[page](docs/page)',
      '[page](docs/page.html)',
      '[template]({{ site.url }}/x)',
      '[bad](%zz.md)',
      '[slash](a%2Fb.md)',
      '[host](www.example.org/x)',
      '[mail](me@a.example)',
      '[data](data:text/plain,x)'
    ].join('\n')
  })
  symlinkSync('/etc', join(cwd, 'out'))
  mkdirSync(join(cwd, 'vendor'))
  expect(await said(cwd)).toEqual([])
  write('README.md', '[site](/papers/x.html)\n')
  expect(await said(cwd)).toHaveLength(1)
  write('_config.yml', '')
  expect(await said(cwd)).toEqual([])
})

test('no folder outside of the repository is ever listed, and no symbolic link is followed', async () => {
  const {folder: cwd} = newRepository({'README.md': ''})
  symlinkSync('/etc', join(cwd, 'out'))
  const world = createWorld(cwd)
  const asked: string[] = []
  const watched: FileWorld = {
    ...world,
    entries(path) {
      asked.push(path)
      return world.entries(path)
    }
  }
  await fileFacts(watched, [])(
    {path: 'README.md', file: 'README.md', text: '', bom: ''},
    ['../x.md', '../../etc/passwd', 'out/passwd', '/out/passwd', '%2e%2e/x.md', 'a/../../x.md', 'out'].map(path => ({
      path
    }))
  )
  expect(new Set(asked)).toEqual(new Set([cwd]))
})

test('where rules run without files, as in remark, nothing is said of other files', () => {
  const text = '[a](nowhere.md) [b](CONTRIBUTING.md#nowhere) [c](#gone)\n'
  const {findings} = lint(text, 'README.md', {rules: [only(missingFile), only(brokenAnchor)]})
  expect(findings.map(({finding}) => finding.rule)).toEqual(['broken-anchor'])
})

test('a sparse checkout lacks files that the repository has', async () => {
  const {folder: cwd} = newRepository({'README.md': '[a](nowhere.md)\n'})
  expect(await said(cwd)).toHaveLength(1)
  mkdirSync(join(cwd, '.git/info'), {recursive: true})
  writeFileSync(join(cwd, '.git/info/sparse-checkout'), '/README.md\n')
  expect(await said(cwd)).toEqual([])
})

test('--fix puts names right that differ in case, --unsafe-fixes the nearest names and anchors too', async () => {
  const list = '[a](contributing.md#the-fromat)\n[b](docs/giude.md)\n'
  const repository = newRepository({...others, 'README.md': list})
  const fixed = async (...args: string[]) => {
    repository.write('README.md', list)
    await awesomeLint(['README.md', '--offline', '--fix', ...args], {cwd: repository.folder})
    return readFileSync(join(repository.folder, 'README.md'), 'utf8')
  }
  expect(await fixed()).toBe('[a](CONTRIBUTING.md#the-fromat)\n[b](docs/giude.md)\n')
  expect(await fixed('--unsafe-fixes')).toBe('[a](CONTRIBUTING.md#the-format)\n[b](docs/guide.md)\n')
})

test('with --since only the links that the change brings are looked up', async () => {
  const repository = newRepository({'README.md': '[old](old.md)\n'})
  repository.git('checkout', '--quiet', '-b', 'topic')
  repository.commit('Add', {'README.md': '[old](old.md)\n\n[new](new.md)\n'})
  expect(await said(repository.folder, 'README.md', '--since', 'main')).toEqual([
    '3: Unexpected file `new.md`, expected one that exists'
  ])
})

test('a comment silences them, and is not called useless where nobody can know', async () => {
  const comment = '<!-- awesome-lint-disable-line missing-file: made by a script -->'
  const repository = newRepository({
    'README.md': `[a](made.md) ${comment}\n[b](../../issues) ${comment}\n[c](README.md) ${comment}\n`
  })
  const {out} = await awesomeLint(['README.md', '--offline', '--only=missing-file,unused-suppression', '-f', 'json'], {
    cwd: repository.folder
  })
  expect(
    JSON.parse(out).files[0].findings.map(({line, rule}: {line: number; rule: string}) => `${line} ${rule}`)
  ).toEqual(['3 unused-suppression'])
})
