import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {createServer, type IncomingMessage} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {expect, onTestFinished} from 'vitest'
import {commandsOf} from '../helpers/action.ts'
import {awesomeLint, folder, seedFolder} from '../helpers/command.ts'
import {claim} from './claim.ts'

const formats = ['pretty', 'json', 'sarif', 'github', 'junit', 'markdown', 'html', 'rdjson'] as const
const sound = "[OSDI'21][CMU] [Pollux](https://www.usenix.org/conference/osdi21/presentation/qiao)\n"
/** Two titles at one URL, of which a finding speaks. */
const twice = (one: string, other: string) =>
  [one, other].map(title => `- [OSDI'21][CMU] [${title}](https://arxiv.org/abs/2205.14135)\n`).join('')
/** An entry with a fault, so that every report quotes it. */
const faulty = (title: string) =>
  `# ${title}\n\n- [OSDI'21][CMU] [${title}](https://www.usenix.org/conference/osdi21/presentation/qiao?utm_source=${encodeURIComponent('x')}\n`

claim(
  'A list is data: no script, configuration or package beside it is loaded, and nothing in it is executed.',
  async () => {
    const touch = "require('node:fs').writeFileSync('mark', '')\n"
    const cwd = folder({
      'README.md': `# A\n\n<script>${touch}</script>\n\n\`\`\`js\n${touch}\`\`\`\n\n${sound}`,
      '.remarkrc.js': touch,
      '.remarkrc.json': '{"plugins": ["./plugin.js"]}',
      'plugin.js': touch,
      'package.json': '{"remarkConfig": {"plugins": ["./plugin.js"]}, "scripts": {"prepare": "node plugin.js"}}',
      'node_modules/remark-lint/index.js': touch,
      'node_modules/yargs/index.js': touch
    })
    expect(await awesomeLint(['--offline'], {cwd})).toMatchObject({code: 0, err: ''})
    expect(existsSync(join(cwd, 'mark'))).toBe(false)
  }
)

claim('A list of any nesting ends in findings or in a refusal of one line, never in a stack trace.', async () => {
  const nested = (depth: number) => Array.from({length: depth}, (_, index) => `${' '.repeat(index * 2)}- x`).join('\n')
  for (const text of [
    '['.repeat(20_000),
    '> '.repeat(1_000),
    nested(300),
    `${'*a '.repeat(2_000)}`,
    '<div>'.repeat(5_000)
  ]) {
    const {code, err} = await awesomeLint(['--offline'], {cwd: folder({'README.md': `${text}\n`})})
    expect(code).toBeLessThan(3)
    expect(err).toMatch(code === 2 ? /^awesome-lint: [^\n]+\n$/ : /^$/)
  }
})

claim('A list that is no UTF-8 text, or larger than `--max-size`, is refused and left as it is.', async () => {
  const cwd = folder({'large.md': sound.repeat(1000)})
  const bytes = Buffer.concat([Buffer.from(sound), Buffer.from([0xc3, 0x28])])
  writeFileSync(join(cwd, 'latin.md'), bytes)
  const fix = ['--offline', '--fix', '--max-size', '20kB']
  expect(await awesomeLint([...fix, 'latin.md'], {cwd})).toMatchObject({
    code: 2,
    err: expect.stringContaining('no UTF-8')
  })
  expect(await awesomeLint([...fix, 'large.md'], {cwd})).toMatchObject({
    code: 2,
    err: expect.stringContaining('--max-size')
  })
  expect(readFileSync(join(cwd, 'latin.md')).equals(bytes)).toBe(true)
  expect(statSync(join(cwd, 'large.md')).size).toBe(sound.length * 1000)
})

claim('No report in any format holds a control character that the list brought along.', async () => {
  const acting = ['\u001B[2J', '\u001B]0;title\u0007', '\u009B31m', '\u202E', '\u2066', '\u0008', '\u007F', '\u2028']
  for (const format of formats) {
    const cwd = folder({'README.md': faulty(`Pollux ${acting.join('x')} done`)})
    const {out} = await awesomeLint(['--offline', '-f', format], {cwd})
    expect(out).toContain('unclosed-link')
    expect(out, format).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/)
  }
})

claim('No title, heading or URL becomes html in the HTML report, or a mention in the Markdown report.', async () => {
  const cwd = folder({'README.md': twice('<img src=x onerror=alert(1)> @octocat', '<script>alert(1)</script> @hubot')})
  const {out: html} = await awesomeLint(['--offline', '-f', 'html'], {cwd})
  const {out: markdown} = await awesomeLint(['--offline', '-f', 'markdown'], {cwd})
  expect(html).toContain('octocat')
  expect(html).not.toMatch(/<img|<script>alert/)
  expect(markdown).toContain('octocat')
  expect(markdown).not.toMatch(/<img|<script|@octocat/)
})

claim('No line of a list becomes a command of the GitHub runner.', async () => {
  const hostile = [
    '::error::pwned',
    '::set-output name=a::b',
    '##[error]pwned',
    '%0A::error::pwned',
    '::stop-commands::x'
  ]
  const cwd = folder({'README.md': `${hostile.join('\n\n')}\n\n${hostile.map(faulty).join('\n')}`})
  for (const format of formats) {
    const {out, err} = await awesomeLint(['--offline', '-f', format], {cwd})
    const commands = commandsOf(`${out}\n${err}`)
    expect(
      commands.filter(one => !/^::(?:error|warning|notice) file=README\.md,line=\d+/.test(one)),
      format
    ).toEqual([])
  }
})

/** A server on this machine that notes whatever reaches it. */
async function canary(answer = (_: IncomingMessage) => ({status: 200, headers: {} as Record<string, string>})) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url!)
    const {status, headers} = answer(request)
    response.writeHead(status, headers).end('<title>A paper</title>')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return {asked, port: (server.address() as AddressInfo).port}
}

claim(
  'No link makes the checker ask a loopback, private, link-local or metadata address, however the address is spelt.',
  async () => {
    const {asked, port} = await canary()
    const hosts = [
      ...['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
      ...[
        'localhost',
        'LOCALHOST.',
        'a.localhost',
        '0.0.0.0',
        '10.0.0.1',
        '169.254.169.254',
        'metadata.google.internal'
      ]
    ]
    const cwd = folder({'README.md': hosts.map(host => `- [A paper](http://${host}:${port}/x)\n`).join('')})
    const {out} = await awesomeLint(['-f', 'json', '--no-history', '--timeout', '2s', '--retries', '0'], {cwd})
    const {links} = JSON.parse(out) as {links: {verdict: string}[]}
    expect(new Set(links.map(({verdict}) => verdict))).toEqual(new Set(['invalid']))
    expect(asked).toEqual([])
    const allowed = ['--no-history', '--allow-private', '--timeout', '2s', '--retries', '0']
    await awesomeLint(allowed, {cwd: folder({'README.md': `- [A paper](http://127.0.0.1:${port}/x)\n`})})
    expect(asked, 'the canary sings when it is let').not.toEqual([])
  }
)

claim('Only http and https are asked: a `file:`, `ftp:` or `javascript:` link reads nothing.', async () => {
  const {asked, port} = await canary()
  const cwd = folder({'secret.txt': 'the secret\n'})
  const urls = [
    pathToFileURL(join(cwd, 'secret.txt')).href,
    `ftp://127.0.0.1:${port}/x`,
    'javascript:alert(1)',
    'data:text/html,x',
    `gopher://127.0.0.1:${port}/x`
  ]
  writeFileSync(join(cwd, 'README.md'), urls.map(url => `- [A paper](<${url}>)\n`).join(''))
  const {out} = await awesomeLint(['-f', 'json', '--no-history', '--allow-private'], {cwd})
  const {links} = JSON.parse(out) as {links: {verdict: string}[]}
  expect(links.filter(({verdict}) => verdict !== 'skipped' && verdict !== 'invalid')).toEqual([])
  expect(out).not.toContain('the secret')
  expect(asked).toEqual([])
})

claim('Credentials in a URL are never printed, and are a finding.', async () => {
  const cwd = folder({'README.md': '- [A paper](https://someone:hunter2@arxiv.org/abs/2205.14135)\n'})
  for (const format of formats) {
    const {out, err} = await awesomeLint(['--no-history', '-f', format], {cwd})
    expect(out + err, format).not.toContain('hunter2')
    expect(out, format).toContain('suspicious-link')
  }
})

claim('Hosts that look like another and invisible characters in links are findings.', async () => {
  const urls = [
    'https://arxlv.org/abs/2205.14135',
    'https://arx\u0456v.org/abs/2205.14135',
    'https://arxiv.org/abs/2205\u200B.14135'
  ]
  const cwd = folder({'README.md': urls.map(url => `- [A paper](${url})\n`).join('')})
  const {out} = await awesomeLint(['--offline', '-f', 'json', '--only', 'suspicious-link'], {cwd})
  expect(JSON.parse(out).files[0].findings.map(({line}: {line: number}) => line)).toEqual([1, 2, 3])
})

claim('`--fix` changes no line that was not reported, and without it no list is written.', async () => {
  const cwd = seedFolder()
  const file = join(cwd, 'README.md')
  const before = readFileSync(file, 'utf8')
  const {out} = await awesomeLint(['--offline', '-f', 'json'], {cwd})
  expect(readFileSync(file, 'utf8')).toBe(before)
  expect(readdirSync(cwd)).toEqual(['README.md'])
  const findings: {line: number; endLine: number}[] = JSON.parse(out).files[0].findings
  const reported = new Set(findings.flatMap(({line, endLine}) => [line, endLine]))
  await awesomeLint(['--offline', '--fix', '--unsafe-fixes'], {cwd})
  const [old, now] = [before.split('\n'), readFileSync(file, 'utf8').split('\n')]
  expect(now).toHaveLength(old.length)
  const changed = old.flatMap((line, index) => (line === now[index] ? [] : index + 1))
  expect(changed.length).toBeGreaterThan(5)
  expect(changed.filter(line => !reported.has(line))).toEqual([])
  expect(readdirSync(cwd)).toEqual(['README.md'])
})
