import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {systemClock} from '../../src/world/clock.ts'
import {awesomeLint, folder, seedFolder} from '../helpers/command.ts'
import {zooCases, zooSites} from '../helpers/zoo/cases.ts'
import {type ConnectProxy, openConnectProxy} from '../helpers/zoo/connect-proxy.ts'
import {registrySites} from '../helpers/zoo/registries.ts'
import {openWeb, page, type Site, type Web} from '../helpers/zoo/web.ts'

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
  'reg-github-renamed',
  'reg-github-dead',
  'ssrf-127',
  'ssrf-decimal',
  'ssrf-mapped',
  'redirect-to-metadata'
]

let web: Web
let proxy: ConnectProxy
beforeAll(async () => {
  web = await openWeb(zooSites, {clock: systemClock})
  proxy = await openConnectProxy(web)
})
afterAll(async () => {
  await proxy.close()
  await web.close()
})

test('the built command gives the zoo’s representatives their verdicts through a proxy, and reaches nothing private', async () => {
  const cases = zooCases.filter(({name}) => chosen.includes(name))
  expect(cases).toHaveLength(chosen.length)
  const cwd = folder({
    'README.md': `# Papers\n\n${cases.map(({name, url}) => `[OSDI'21][CMU] [A paper on ${name}](${url})  \n`).join('')}`
  })
  const ca = join(cwd, 'ca.pem')
  writeFileSync(ca, web.ca)
  const {code, out} = await awesomeLint(['README.md', '--format', 'json'], {
    cwd,
    env: {HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: ca}
  })
  expect(code).toBe(1)
  const report = JSON.parse(out) as {links: {url: string; verdict: string}[]}
  const said = new Map(report.links.map(({url, verdict}) => [url, verdict]))
  expect(Object.fromEntries(cases.map(({name, url}) => [name, said.get(url)]))).toEqual(
    Object.fromEntries(cases.map(({name, verdict}) => [name, verdict]))
  )
  expect(web.canary).toEqual([])
  expect(proxy.tunnels.filter(tunnel => /^(127\.|169\.|10\.|\[)/.test(tunnel))).toEqual([])
}, 60_000)

test('the built command loads 79 pages of the seed list and has its 20 ACM links vouched for, that of line 96 included', async () => {
  const plain: Site = {
    answer: ({path}) =>
      path.endsWith('.pdf')
        ? {headers: {'content-type': 'application/pdf'}, body: '%PDF'}
        : page('A paper', 'An abstract')
  }
  const hosts = ['www.usenix.org', 'proceedings.neurips.cc', 'proceedings.mlsys.org']
  const seedWeb = await openWeb(
    {...registrySites({dois: () => true}), ...Object.fromEntries(hosts.map(host => [host, plain]))},
    {clock: systemClock}
  )
  const seedProxy = await openConnectProxy(seedWeb)
  const cwd = seedFolder()
  const ca = join(cwd, 'ca.pem')
  writeFileSync(ca, seedWeb.ca)
  const {out} = await awesomeLint(['README.md', '--format', 'json'], {
    cwd,
    env: {HTTPS_PROXY: seedProxy.url, NODE_EXTRA_CA_CERTS: ca}
  })
  const {links} = JSON.parse(out) as {
    links: {url: string; verdict: string; because: string; places: {line: number}[]}[]
  }
  const visits = (host: string) => seedWeb.hits.filter(hit => hit.host === host).length
  expect(links.map(({verdict}) => verdict)).toEqual(Array(101).fill('alive'))
  expect(hosts.map(visits)).toEqual([79, 1, 1])
  expect(visits('dl.acm.org')).toBe(0)
  const vouched = links.filter(({because}) => because === 'registered at doi.org')
  expect(vouched).toHaveLength(20)
  expect(vouched.flatMap(({places}) => places.map(({line}) => line))).toContain(96)
  await seedProxy.close()
  await seedWeb.close()
}, 60_000)
