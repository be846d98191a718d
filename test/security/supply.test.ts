import {execFileSync} from 'node:child_process'
import {cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect} from 'vitest'
import {parse} from 'yaml'
import {runNpm} from '../helpers/packed.ts'
import {temporaryFolder} from '../helpers/repository.ts'
import {claim} from './claim.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const lock: Record<string, {integrity?: string; resolved?: string; hasInstallScript?: boolean; link?: boolean}> =
  json('package-lock.json').packages
const bundled = (): string[] =>
  JSON.parse(execFileSync(process.execPath, ['build.js', '--packages'], {cwd: root, encoding: 'utf8'}))
/** Paths of the files that `npm publish` would send. */
const packed = (): string[] =>
  JSON.parse(runNpm(['pack', '--dry-run', '--json', '--ignore-scripts'], root))[0].files.map(
    ({path}: {path: string}) => path
  )

claim('The published package has no dependencies and no script that runs on installation.', () => {
  const manifest = json('package.json')
  for (const kind of ['dependencies', 'optionalDependencies', 'bundleDependencies', 'bundledDependencies'])
    expect(Object.keys(manifest[kind] ?? {}), kind).toEqual([])
  for (const name of Object.keys(manifest.peerDependencies ?? {}))
    expect(manifest.peerDependenciesMeta[name], name).toEqual({optional: true})
  for (const script of ['preinstall', 'install', 'postinstall'])
    expect(manifest.scripts[script], script).toBeUndefined()
  // npm runs node-gyp of its own accord where there is one.
  expect(packed()).not.toContain('binding.gyp')
})

claim('Everything bundled into the package stands in THIRD-PARTY.md with its licence, and nothing else does.', () => {
  const page = readFileSync(join(root, 'THIRD-PARTY.md'), 'utf8')
  const rows = [...page.matchAll(/^\| (\S+) \| (\d\S*) \| ([^|]+) \|$/gm)].map(
    ([, name, version]) => `${name} ${version}`
  )
  const packages = bundled().map(
    folder => json(`${folder}/package.json`) as {name: string; version: string; license?: string}
  )
  expect(rows.sort()).toEqual(packages.map(({name, version}) => `${name} ${version}`).sort())
  const free = /^(?:MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|WTFPL)$/
  expect(packages.filter(({license}) => license !== undefined && !free.test(license))).toEqual([])
  const sections = page.slice(page.indexOf('\n## '))
  expect(packages.map(({name}) => name).filter(name => !sections.includes(name))).toEqual([])
})

claim(
  'The package holds the files named here and no others: `dist`, `config.schema.json`, `THIRD-PARTY.md`, `README.md`, `LICENSE`, `package.json`.',
  () => {
    const tops = new Set(packed().map(path => path.split('/')[0]!))
    expect([...tops].sort()).toEqual([
      'LICENSE',
      'README.md',
      'THIRD-PARTY.md',
      'config.schema.json',
      'dist',
      'package.json'
    ])
    expect(packed().filter(path => !/^(?:dist\/.+\.(?:js|d\.ts)|[A-Za-z.-]+)$/.test(path))).toEqual([])
  }
)

claim(
  'Two builds of the same sources are the same, byte for byte.',
  () => {
    const elsewhere = temporaryFolder()
    for (const name of [
      'src',
      'rules',
      ...readdirSync(root).filter(name => /^build.*\.js$|^tsconfig.*|^package\.json$/.test(name))
    ])
      cpSync(join(root, name), join(elsewhere, name), {recursive: true})
    // A link is known by where it leads, which may show in the bundle: what is bundled is copied, the tools are linked.
    const copied = new Set(
      bundled().map(folder =>
        folder
          .split('/')
          .slice(1, folder.includes('/@') ? 3 : 2)
          .join('/')
      )
    )
    const modules = join(root, 'node_modules')
    const names = readdirSync(modules).flatMap(name =>
      name.startsWith('@')
        ? readdirSync(join(modules, name)).map(inner => `${name}/${inner}`)
        : name.startsWith('.')
          ? []
          : name
    )
    for (const name of names) {
      const [from, to] = [join(modules, name), join(elsewhere, 'node_modules', name)]
      mkdirSync(dirname(to), {recursive: true})
      if (copied.has(name)) cpSync(from, to, {recursive: true})
      else symlinkSync(from, to, 'junction')
    }
    const files = (folder: string) =>
      Object.fromEntries(
        readdirSync(folder, {recursive: true, withFileTypes: true})
          .filter(one => one.isFile())
          .map(one => join(one.parentPath, one.name))
          .map(path => [path.slice(folder.length), readFileSync(path, 'utf8')])
      )
    execFileSync(process.execPath, ['build.js'], {cwd: elsewhere, stdio: 'pipe'})
    const [first, second] = [files(join(elsewhere, 'dist')), files(join(root, 'dist'))]
    expect(Object.keys(first).sort()).toEqual(Object.keys(second).sort())
    expect(Object.keys(first).filter(path => first[path] !== second[path])).toEqual([])
  },
  180_000
)

claim('Every package that the lockfile names is pinned by its hash, and by no address.', () => {
  const packages = Object.entries(lock).filter(([path]) => path !== '')
  expect(packages.length).toBeGreaterThan(200)
  expect(packages.filter(([, {integrity}]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([])
  expect(packages.filter(([, {resolved, link}]) => resolved || link)).toEqual([])
})

claim('No package that is bundled runs a script on installation.', () => {
  expect(bundled().filter(folder => lock[folder]?.hasInstallScript !== undefined)).toEqual([])
  expect(bundled().filter(folder => lock[folder] === undefined)).toEqual([])
  const scripted = Object.entries(lock).filter(([, {hasInstallScript}]) => hasInstallScript)
  // The bundler checks its program there; everything works without: CI installs with --ignore-scripts.
  expect(scripted.map(([path]) => path).filter(path => !/esbuild|fsevents/.test(path))).toEqual([])
})

claim(
  'The workflows of this repository have no write permission, but for the one that publishes, and run only actions pinned by commit.',
  () => {
    const folder = join(root, '.github/workflows')
    const workflows = readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')] as const)
    expect(workflows.map(([name]) => name)).toContain('release.yml')
    for (const [name, text] of workflows) {
      const {permissions, jobs} = parse(text) as {permissions: object; jobs: Record<string, {permissions?: object}>}
      expect(permissions, name).toEqual({contents: 'read'})
      const further = Object.values(jobs).flatMap(job => (job.permissions ? [job.permissions] : []))
      expect(further, name).toEqual(name === 'release.yml' ? [{contents: 'read', 'id-token': 'write'}] : [])
      const uses = [...text.matchAll(/\buses: *(\S+)/g)].map(([, action]) => action!)
      expect(
        uses.filter(action => !/^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/.test(action)),
        name
      ).toEqual([])
      expect(text, name).not.toContain('pull_request_target')
    }
  }
)
