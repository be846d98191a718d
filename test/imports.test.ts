import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, posix, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** From the ground up: a file imports files of its own layer and of those before. */
const layers: readonly (readonly string[])[] = [
  ['src/text/', 'src/usage-error.ts', 'src/version.ts', 'src/duration.ts', 'src/size.ts'],
  ['src/catalog/'],
  ['src/list/'],
  ['src/rule.ts', 'src/rule-page.ts'],
  ['rules/'],
  ['src/finding.ts', 'src/lint.ts', 'src/fix.ts', 'src/links/', 'src/records/', 'src/export.ts'],
  ['src/config.ts', 'src/config-', 'src/enabled.ts', 'src/link-options.ts', 'src/link-notes.ts', 'src/report/'],
  [
    'src/configured.ts',
    'src/world.ts',
    'src/world/',
    'src/files.ts',
    'src/format-note.ts',
    'src/init/',
    'src/cache-folder.ts',
    'src/file-report.ts',
    'src/jobs.ts',
    'src/plain-run.ts',
    'src/told.ts',
    'src/told-cache.ts',
    'src/file-facts.ts',
    'src/files-stage.ts',
    'src/find-file.ts',
    'src/link-history.ts',
    'src/scope/',
    'src/skip-links.ts',
    'src/ask-links.ts',
    'src/links-stage.ts',
    'src/run.ts'
  ],
  ['src/cli.ts', 'src/cli/', 'src/action.ts', 'src/action/', 'src/index.ts', 'src/worker.ts']
]

/** Types of a later layer that an earlier one speaks of: no code is loaded by them. */
const layer = (path: string) => layers.findIndex(names => names.some(name => path.startsWith(name)))

const files = ['src', 'rules'].flatMap(folder =>
  readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.ts'))
    .map(name => `${folder}/${name.split(sep).join('/')}`)
)
const sourceOf = (path: string) => readFileSync(join(root, path), 'utf8')

/** Imports that load code: statements and import() calls; `import type` loads nothing. */
function imports(path: string): string[] {
  const source = sourceOf(path)
  return [...source.matchAll(/^(?:import|export) (?!type )[^;'"]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gm)].map(
    match => posix.join(dirname(path), (match[1] ?? match[2])!)
  )
}

describe('imports', () => {
  test.each(files)('%s has a layer and looks only down', path => {
    expect(layer(path)).toBeGreaterThanOrEqual(0)
    expect(imports(path).filter(other => other.endsWith('.ts') && layer(other) > layer(path))).toEqual([])
  })

  test.each(files.filter(path => path.startsWith('rules/') && !path.includes('index') && !path.includes('presets/')))(
    '%s imports no other rule',
    path => {
      expect(imports(path).filter(other => other.startsWith('rules/'))).toEqual([])
    }
  )
})

const outside =
  /(?<![.\w'"`])(?:fetch\(|Date\.now|new Date\(\)|setTimeout|setInterval|process\.|console\.|Math\.random|performance\.)|from 'node:(?:fs|net|tls|dns|http|https|child_process|timers|worker_threads|os)|from 'undici'/

/** Comments may speak of what code may not do. */
const code = (path: string) => sourceOf(path).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

test.each(files.filter(path => !/^src\/(?:world\.ts|world\/|cli\.ts|cli\/|action\.ts|action\/|worker\.ts)/.test(path)))(
  '%s does not reach outside',
  path => {
    expect(code(path).match(outside)?.[0]).toBeUndefined()
  }
)
