import {execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {say, urls} from './say.mjs'

// lychee with its defaults, in a process of its own whose names and connections preload.c leads to the simulated web; its
// certificates are the system's, which SSL_CERT_FILE says are the zoo's. `-vv --mode plain` prints each link as it is done.
const here = name => fileURLToPath(new URL(name, import.meta.url))
const binary = here('../../peers/lychee/bin/lychee')
const folder = mkdtempSync(join(tmpdir(), 'lychee-'))
const shim = join(folder, 'preload.so')
execFileSync('cc', ['-O1', '-shared', '-fPIC', '-o', shim, here('../preload.c'), '-ldl'])

const {hosts, canary} = JSON.parse(readFileSync(process.env.ZOO_DIRECTIONS, 'utf8'))
const lines = [`canary ${canary.address} ${canary.port}`]
for (const [host, {names, silent, endpoints}] of Object.entries(hosts)) {
  const at = endpoints.map(({address, port}) => `${address} ${port}`).join(' ')
  if (typeof names === 'string') {
    lines.push(`fails ${host} ${names}`)
    continue
  }
  const turns = Array.isArray(names[0]) ? names : [names]
  lines.push(`name ${host} ${turns.map(turn => turn.join(',')).join(';')}`)
  for (const address of new Set(turns.flat())) lines.push(`at ${address} ${at}`)
  for (const address of silent) lines.push(`silent ${address}`)
}
const file = (name, text) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const list = file('list.md', urls.map(url => `- [link](<${url}>)\n`).join(''))
const before = process.hrtime.bigint()
const child = spawn(binary, ['-vv', '--mode', 'plain', '--no-progress', '--max-cache-age', '0s', list], {
  cwd: folder,
  env: {
    PATH: process.env.PATH,
    HOME: folder,
    LD_PRELOAD: shim,
    ZOO_NAMES: file('names', `${lines.join('\n')}\n`),
    SSL_CERT_FILE: process.env.NODE_EXTRA_CA_CERTS
  },
  stdio: ['ignore', 'pipe', 'pipe']
})
let rss = 0
const watch = setInterval(() => {
  const status = `/proc/${child.pid}/status`
  if (existsSync(status)) rss = Math.max(rss, Number(/VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0))
}, 50)
const verdictOf = (code, line) => {
  if (/EXCLUDED|IGNORED|UNSUPPORTED/.test(code)) return 'skipped'
  return /^\d+$/.test(code) && !line.includes('| Rejected status code') ? 'alive' : 'dead'
}
const read = stream =>
  createInterface({input: stream}).on('line', line => {
    if (process.env.ZOO_DEBUG) process.stderr.write(`${line}\n`)
    const [, code, url] = /^\s*\[([A-Z]+|\d+)\]\s+<?(\S+?)>?(?:\s|$)/.exec(line) ?? []
    if (url && URL.canParse(url)) say(url, verdictOf(code, line), code)
  })
read(child.stdout)
read(child.stderr)
child.on('close', () => {
  clearInterval(watch)
  const ms = Number((process.hrtime.bigint() - before) / 1_000_000n)
  process.stdout.write(`${JSON.stringify({ms, rss})}\n`, () => process.exit(0))
})
process.on('SIGTERM', () => child.kill('SIGKILL'))
