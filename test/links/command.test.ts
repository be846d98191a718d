import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test, vi} from 'vitest'
import {systemClock} from '../../src/world/clock.ts'
import {awesomeLint, cli, folder, seedFolder} from '../helpers/command.ts'
import {zooCases} from '../helpers/zoo/cases.ts'
import {openConnectProxy} from '../helpers/zoo/connect-proxy.ts'
import {seedHosts} from '../helpers/zoo/seed-sites.ts'
import {openZoo} from '../helpers/zoo/zoo.ts'

/** A representative of each family of behaviours, none that needs much time. */
const chosen = [
  'ok',
  'head-405',
  'chain-302-x3',
  'needs-cookie',
  'path-%2F',
  'moved-301',
  'status-404',
  'soft404-text',
  'soft404-home',
  'cf-challenge-403',
  'aws-waf-202',
  'login-redirect',
  'tls-expired',
  'tls-missing-intermediate',
  'reg-acm',
  'reg-acm-dead',
  'reg-arxiv',
  'reg-github-archived',
  'reg-github-renamed',
  'reg-github-dead',
  'ssrf-127',
  'ssrf-decimal',
  'ssrf-mapped',
  'redirect-to-metadata'
]

/** A zoo in real time, and what a command needs to reach it: nothing but its environment. */
async function openForCommands(module: string, name: string) {
  const zoo = await openZoo(module, name, systemClock)
  const proxy = await openConnectProxy(zoo)
  return {
    zoo,
    proxy,
    env(cwd: string) {
      const ca = join(cwd, 'ca.pem')
      writeFileSync(ca, zoo.ca)
      return {HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: ca}
    },
    run(args: readonly string[], cwd: string) {
      return awesomeLint(args, {cwd, env: this.env(cwd)})
    },
    async close() {
      await proxy.close()
      await zoo.close()
    }
  }
}

test('the built command gives the zoo’s representatives their verdicts through a proxy, and reaches nothing private', async () => {
  const web = await openForCommands('./cases.ts', 'zooSites')
  onTestFinished(web.close)
  const cases = zooCases.filter(({name}) => chosen.includes(name))
  expect(cases).toHaveLength(chosen.length)
  const cwd = folder({
    'README.md': `# Papers\n\n${cases.map(({name, url}) => `[OSDI'21][CMU] [A paper on ${name}](${url})  \n`).join('')}`
  })
  const {code, out} = await web.run(['README.md', '--format', 'json'], cwd)
  expect(code).toBe(1)
  const report = JSON.parse(out) as {notes: string[]; links: {url: string; verdict: string}[]}
  const said = new Map(report.links.map(({url, verdict}) => [url, verdict]))
  expect(Object.fromEntries(cases.map(({name, url}) => [name, said.get(url)]))).toEqual(
    Object.fromEntries(cases.map(({name, verdict}) => [name, verdict]))
  )
  expect(report.notes).toContain('1 GitHub repository is archived: https://github.com/owner/archived')
  expect((await web.zoo.told()).canary).toEqual([])
  expect(web.proxy.tunnels.filter(tunnel => /^(127\.|169\.|10\.|\[)/.test(tunnel))).toEqual([])
}, 60_000)

test('the built command loads 79 pages of the seed list and has its 20 ACM links vouched for, that of line 96 included', async () => {
  const web = await openForCommands('./seed-sites.ts', 'seedSites')
  onTestFinished(web.close)
  const {out} = await web.run(['README.md', '--format', 'json'], seedFolder())
  const {links} = JSON.parse(out) as {
    links: {url: string; verdict: string; because: string; places: {line: number}[]}[]
  }
  const {hits} = await web.zoo.told()
  const visits = (host: string) => hits.filter(hit => hit.host === host).length
  expect(links.map(({verdict}) => verdict)).toEqual(Array(101).fill('alive'))
  expect(seedHosts.map(visits)).toEqual([79, 1, 1])
  expect(visits('dl.acm.org')).toBe(0)
  const vouched = links.filter(({because}) => because === 'registered at doi.org')
  expect(vouched).toHaveLength(20)
  expect(vouched.flatMap(({places}) => places.map(({line}) => line))).toContain(96)
}, 60_000)

test('the built command asks for images, html and definitions too, and says where the dead ones stand', async () => {
  const web = await openForCommands('./help-sites.ts', 'helpSites')
  onTestFinished(web.close)
  const cwd = folder({
    'README.md': [
      '# Papers',
      '',
      '[![logo](https://pictures.example/gone.png)](https://parts.example/)',
      '',
      '| paper |',
      '|---|',
      '| <a href="https://lost.example/paper?a=1&amp;b=2">PDF</a> ![x](https://pictures.example/here.png) |',
      '',
      'See [it][ref] and <https://parts.example/bare>. <img src="//pictures.example/too.png">',
      '',
      '[ref]: https://lost.example/defined',
      '[unused]: https://lost.example/unused'
    ].join('\n')
  })
  const {code, out} = await web.run(['README.md', '--format', 'json', '--only', 'dead-link'], cwd)
  expect(code).toBe(1)
  const {files, links} = JSON.parse(out) as {
    files: {findings: {line: number; column: number; message: string}[]}[]
    links: {url: string; verdict: string}[]
  }
  expect(links.map(({url, verdict}) => [url, verdict])).toEqual([
    ['https://parts.example/', 'alive'],
    ['https://pictures.example/gone.png', 'dead'],
    ['https://lost.example/paper?a=1&b=2', 'dead'],
    ['https://pictures.example/here.png', 'alive'],
    ['https://parts.example/bare', 'alive'],
    ['//pictures.example/too.png', 'alive'],
    ['https://lost.example/defined', 'dead']
  ])
  expect(files[0]!.findings.map(({line, column}) => [line, column])).toEqual([
    [3, 10],
    [7, 12],
    [11, 8]
  ])
}, 60_000)

test('the built command proposes what is alive, names the archive’s snapshot and the parts that are gone', async () => {
  const web = await openForCommands('./help-sites.ts', 'helpSites')
  onTestFinished(web.close)
  const list =
    '- <https://www.bare.example/paper>\n- [Lost](https://lost.example/paper)\n- [Part](https://parts.example/#gone)\n- [Part](https://parts.example/#here)\n'
  const cwd = folder({'README.md': list})
  const only = ['--only', 'dead-link,missing-fragment', '--no-history']
  const {code, out} = await web.run(['README.md', '-f', 'json', '--archive', '--fragments', ...only], cwd)
  expect(code).toBe(1)
  const {files, links} = JSON.parse(out)
  expect(
    files[0].findings.map(
      ({line, severity, message}: {line: number; severity: string; message: string}) =>
        `${line} ${severity}: ${message}`
    )
  ).toEqual([
    '1 error: Unexpected dead link `https://www.bare.example/paper`, expected `https://bare.example/paper`, which is alive: status 404 from www.bare.example, twice',
    '2 error: Unexpected dead link `https://lost.example/paper`: status 404 from lost.example, twice; archived on 2024-03-01: https://web.archive.org/web/20240301120000/https://lost.example/paper',
    '3 warning: Unexpected fragment `#gone`, expected one that exists: no element of the page at parts.example has the id `gone`'
  ])
  expect(
    links.map(({instead, archived, fragment}: {instead?: string; archived?: string; fragment?: object}) => ({
      instead,
      archived,
      fragment
    }))
  ).toMatchObject([
    {instead: 'https://bare.example/paper'},
    {archived: 'https://web.archive.org/web/20240301120000/https://lost.example/paper'},
    {fragment: {found: false}},
    {fragment: {found: true, because: 'an element of the page at parts.example has the id `here`'}}
  ])
  const quiet = JSON.parse((await web.run(['README.md', '-f', 'json', ...only], cwd)).out)
  expect(quiet.files[0].findings).toHaveLength(2)
  expect(quiet.links.some((link: object) => 'archived' in link || 'fragment' in link)).toBe(false)
  const fixed = await web.run(['README.md', '-f', 'json', '--fix', '--unsafe-fixes', ...only], cwd)
  expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe(list.replace('www.bare', 'bare'))
  expect(JSON.parse(fixed.out).links[0]).toMatchObject({url: 'https://bare.example/paper', verdict: 'alive'})
}, 60_000)

test.skipIf(process.platform === 'win32')(
  'Ctrl-C in the middle tells what is known by then and exits 130',
  async () => {
    const web = await openForCommands('./cases.ts', 'zooSites')
    onTestFinished(web.close)
    const urls = [
      'https://ok.example/papers/one',
      'https://ok.example/papers/two',
      'https://never-answers.example/papers/one'
    ]
    const cwd = folder({'README.md': `# Papers\n\n${urls.map(url => `[OSDI'21][CMU] [A paper](${url})  \n`).join('')}`})
    const child = spawn(process.execPath, [cli, '--format', 'json', '--per-host', '1'], {
      cwd,
      env: {PATH: process.env.PATH!, ...web.env(cwd)}
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', text => (out += text))
    const ended = once(child, 'close')
    // One at a time: the second is asked for once the first is judged.
    await vi.waitUntil(
      async () => {
        const asked = (await web.zoo.told()).hits.map(({host, path}) => `https://${host}${path}`)
        return urls.slice(1).every(url => asked.includes(url))
      },
      {timeout: 20_000, interval: 20}
    )
    child.kill('SIGINT')
    expect((await ended)[0]).toBe(130)
    const links = JSON.parse(out).links as {url: string; verdict: string; because: string}[]
    expect(links.find(({url}) => url === urls[0])).toMatchObject({verdict: 'alive'})
    expect(links.find(({url}) => url === urls[2])).toMatchObject({
      verdict: 'skipped',
      because: 'not checked: interrupted'
    })
  },
  60_000
)
