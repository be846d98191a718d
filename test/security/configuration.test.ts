import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {awesomeLint, folder} from '../helpers/command.ts'
import {claim} from './claim.ts'
import {openServer, trusting} from './server.ts'

const sound = "[OSDI'21][CMU] [Pollux](https://www.usenix.org/conference/osdi21/presentation/qiao)\n"
const configured = (text: string, more: Readonly<Record<string, string>> = {}) =>
  folder({'README.md': sound, '.awesome-lint.yml': text, ...more})
/** The configuration is refused in one line, and says what is to be read there. */
async function refused(cwd: string, says: string, args: readonly string[] = ['--offline'], env = {}) {
  const {code, out, err} = await awesomeLint(args, {cwd, env})
  expect({code, out}).toEqual({code: 2, out: ''})
  expect(err).toMatch(/^awesome-lint: [^\n]+\n$/)
  expect(err).toContain(says)
}

claim(
  'The configuration is data: a script beside the list is not looked at, and a tag of YAML that would run code is refused.',
  async () => {
    const touch = "require('node:fs').writeFileSync('mark', '')\n"
    const names = ['.awesome-lint.js', '.awesome-lint.cjs', 'awesome-lint.config.js', '.remarkrc.js']
    const scripts = Object.fromEntries(names.map(name => [name, touch]))
    const cwd = folder({'README.md': sound, ...scripts})
    expect(await awesomeLint(['--offline'], {cwd})).toMatchObject({code: 0})
    await refused(configured('entry: !!js/function "function () {}"\n'), '.awesome-lint.yml')
    await refused(folder({'README.md': sound, 'a.js': touch}), 'a.js', ['--offline', '--config', 'a.js'])
    expect(existsSync(join(cwd, 'mark'))).toBe(false)
  }
)

claim('A key or rule that does not exist is refused with its name, prototype keys included.', async () => {
  await refused(configured('ruels: {}\n'), 'unknown key `ruels`')
  await refused(configured('rules: {unclosed-lnik: off}\n'), 'unknown rule `unclosed-lnik`')
  await refused(configured('__proto__: {polluted: true}\n'), 'unknown key `__proto__`')
  await refused(configured('constructor: {prototype: {}}\n'), 'unknown key `constructor`')
})

claim('A YAML bomb is refused before it grows.', async () => {
  const step = (name: string, index: number) =>
    `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`
  await refused(configured(`a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map(step).join('\n')}\n`), 'alias')
})

claim(
  'A configuration cannot allow private addresses, or name output files, a journal or a proxy: those are flags.',
  async () => {
    for (const [key, value] of [
      ['allowPrivate', 'true'],
      ['outputFile', 'a.json'],
      ['history', 'a.journal'],
      ['proxy', 'http://127.0.0.1:1'],
      ['fix', 'true']
    ] as const) {
      await refused(configured(`${key}: ${value}\n`), `unknown key \`${key}\``)
      await refused(configured(`links: {${key}: ${value}}\n`), `unknown key \`links.${key}\``)
    }
  }
)

claim('A configuration cannot reach lists outside of its folder.', async () => {
  const secret = '- [The secret](https://a.example/x?utm_source=y)\n'
  const cwd = folder({'secret.md': secret, 'repository/README.md': sound, 'repository/lists/README.md': sound})
  const inside = join(cwd, 'repository')
  for (const glob of [
    '../*.md',
    '../secret.md',
    './lists/../../*.md',
    join(cwd, '*.md').replaceAll('\\', '/'),
    '{..,lists}/*.md'
  ]) {
    const config = folder({'a.yml': `files: ["${glob}"]\n`})
    const {out, err} = await awesomeLint(['--offline', '--fix', '--config', join(config, 'a.yml')], {cwd: inside})
    expect(out + err, glob).not.toContain('The secret')
    const own = folder({
      'secret.md': secret,
      'repository/README.md': sound,
      'repository/.awesome-lint.yml': `files: ["${glob.replace(cwd, '..')}"]\n`
    })
    const answer = await awesomeLint(['--offline', '--fix'], {cwd: join(own, 'repository')})
    expect(answer.code, glob).toBe(2)
    expect(answer.out, glob).toBe('')
  }
  expect(readdirSync(inside).sort()).toEqual(['README.md', 'lists'])
})

claim(
  'A configuration sends no environment variable anywhere unless the caller allows its name with `--allow-env`, and never over plain http.',
  async () => {
    const answer = () => ({status: 200, body: '<title>Pollux</title>'})
    const named = await openServer(answer, {secure: true, host: 'localhost'})
    const other = await openServer(answer, {secure: true})
    const plain = await openServer(answer, {host: 'localhost'})
    const cwd = folder({
      'README.md': [named, other, plain].map(({url}) => `- [Pollux](${url}/x)\n`).join(''),
      '.awesome-lint.yml': 'links: {headers: {localhost: {authorization: "Bearer ${SECRET}"}}}\n'
    })
    const flags = ['--no-history', '--allow-private', '--retries', '0']
    const env = {...trusting(cwd), SECRET: 'hunter2'}
    await refused(cwd, '${SECRET} is not allowed', flags, env)
    expect([...named.asked, ...other.asked, ...plain.asked]).toEqual([])
    const {out, err} = await awesomeLint([...flags, '--allow-env', 'SECRET'], {cwd, env})
    const told = ({asked}: typeof named) => asked.map(({headers}) => headers.authorization)
    expect(new Set(told(named))).toEqual(new Set(['Bearer hunter2']))
    expect(new Set([...told(other), ...told(plain)])).toEqual(new Set([undefined]))
    expect(out + err).not.toContain('hunter2')
  }
)
