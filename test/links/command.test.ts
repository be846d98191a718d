import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {systemClock} from '../../src/world/clock.ts'
import {awesomeLint, folder, seedFolder} from '../helpers/command.ts'
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
    run(args: readonly string[], cwd: string) {
      const ca = join(cwd, 'ca.pem')
      writeFileSync(ca, zoo.ca)
      const env = {HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: ca}
      return awesomeLint(args, {cwd, env})
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
