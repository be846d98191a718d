import {join} from 'node:path'
import {expect, onTestFinished} from 'vitest'
import {systemClock} from '../../src/world/clock.ts'
import {awesomeLint, folder} from '../helpers/command.ts'
import {zooCases} from '../helpers/zoo/cases.ts'
import {openConnectProxy} from '../helpers/zoo/connect-proxy.ts'
import {openZoo} from '../helpers/zoo/zoo.ts'
import {claim} from './claim.ts'
import {openServer, trusting} from './server.ts'

const flags = ['--no-history', '--allow-private', '--retries', '0']
const check = async (urls: readonly string[], ...more: readonly string[]) => {
  const cwd = folder({'README.md': urls.map((url, index) => `- [Paper ${index}](${url})\n`).join('')})
  return awesomeLint([...flags, ...more], {cwd})
}
const verdicts = (out: string) => (JSON.parse(out) as {links: {url: string; verdict: string; because: string}[]}).links

claim(
  'A server can make its own links look alive or dead, and nothing else: what it sends is never part of a report as it came.',
  async () => {
    const evil = '\u001B[2J::error::pwned <script>alert(1)</script> ##[error]x'
    const {url} = await openServer(request =>
      request.url === '/moved'
        ? {status: 301, headers: {location: '/%1B[2J<script>::error::x'}}
        : {
            status: request.url === '/x' ? 404 : 200,
            headers: {'x-reason': 'none'},
            body: `<title>${evil} not found</title>${evil}`
          }
    )
    for (const format of ['pretty', 'json', 'github', 'markdown', 'html', 'junit', 'sarif', 'rdjson']) {
      const {code, out, err} = await check([`${url}/x`, `${url}/y`, `${url}/moved`], '-f', format)
      expect(code, format).toBeLessThan(2)
      expect(out + err, format).not.toMatch(/\u001B|<script>alert|^\s*::error::|##\[error/m)
    }
    const {out} = await check([`${url}/x`, 'https://arxiv.example.invalid/y'], '-f', 'json')
    expect(verdicts(out).find(({url: one}) => one.startsWith(url))!.verdict).toBe('dead')
    expect(verdicts(out).find(({url: one}) => !one.startsWith(url))!.because).not.toContain('pwned')
  }
)

claim('A server that never stops sending is read no further than is needed to judge the page.', async () => {
  let sent = 0
  const {url} = await openServer((_, response) => {
    response.writeHead(200, {'content-type': 'text/html'})
    const chunk = Buffer.alloc(64 * 1024, '<p>text</p>')
    const more = () => {
      while (!response.destroyed && sent < 500_000_000) {
        sent += chunk.length
        if (!response.write(chunk)) return void response.once('drain', more)
      }
    }
    response.on('close', () => response.destroy())
    more()
    return undefined
  })
  const {code} = await check([`${url}/endless`], '--timeout', '5s')
  expect(code).toBeLessThan(2)
  expect(sent).toBeGreaterThan(0)
  expect(sent).toBeLessThan(20_000_000)
})

claim('A server that never answers costs its own links the time limit, and no other link.', async () => {
  const silent = await openServer(() => undefined)
  const quick = await openServer(() => ({status: 200, body: '<title>Paper 1</title>'}))
  const {out} = await check(
    [`${silent.url}/x`, `${quick.url.replace('127.0.0.1', 'localhost')}/y`],
    '-f',
    'json',
    '--timeout',
    '500ms'
  )
  expect(verdicts(out).map(({verdict}) => verdict)).toEqual(['unstable', 'alive'])
})

claim('A server that redirects for ever costs a bounded number of requests.', async () => {
  let count = 0
  const {url, asked} = await openServer(() => ({status: 302, headers: {location: `/${count++}`}}))
  const {out} = await check([`${url}/x`], '-f', 'json')
  expect(verdicts(out)[0]!.verdict).not.toBe('alive')
  expect(asked.length).toBeLessThan(100)
})

claim('A redirect takes no configured header to another host.', async () => {
  const other = await openServer(() => ({status: 200, body: '<title>Paper 0</title>'}), {secure: true})
  const first = await openServer(() => ({status: 302, headers: {location: `${other.url}/y`}}), {
    secure: true,
    host: 'localhost'
  })
  const cwd = folder({
    'README.md': `- [Paper 0](${first.url}/x)\n`,
    '.awesome-lint.yml': 'links: {headers: {localhost: {authorization: "Bearer ${SECRET}", "x-key": "k"}}}\n'
  })
  await awesomeLint([...flags, '--allow-env', 'SECRET'], {cwd, env: {...trusting(cwd), SECRET: 'hunter2'}})
  expect(first.asked.every(({headers}) => headers.authorization === 'Bearer hunter2' && headers['x-key'] === 'k')).toBe(
    true
  )
  expect(first.asked.length).toBeGreaterThan(0)
  expect(other.asked.length).toBeGreaterThan(0)
  expect(other.asked.filter(({headers}) => headers.authorization || headers['x-key'])).toEqual([])
})

claim('A redirect to a private address is not followed.', async () => {
  const zoo = await openZoo('./cases.ts', 'zooSites', systemClock)
  onTestFinished(() => zoo.close())
  const proxy = await openConnectProxy(zoo)
  onTestFinished(() => proxy.close())
  // Behind a proxy, names are looked up by the proxy.
  const led = zooCases.filter(({name}) => name.startsWith('redirect-to-') && name !== 'redirect-to-name')
  expect(led.length).toBeGreaterThan(0)
  const cwd = folder({'README.md': led.map(({name, url}) => `- [${name}](${url})\n`).join(''), 'ca.pem': zoo.ca})
  const env = {HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: join(cwd, 'ca.pem')}
  const {out} = await awesomeLint(['--no-history', '-f', 'json', '--retries', '0'], {cwd, env})
  expect(
    verdicts(out)
      .map(({because}) => because)
      .filter(because => !/private address|not asked/.test(because))
  ).toEqual([])
  expect((await zoo.told()).hits.length).toBeGreaterThan(0)
  expect((await zoo.told()).canary).toEqual([])
})
