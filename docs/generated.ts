import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {rules} from '../rules/index.ts'
import {house} from '../rules/presets/house.ts'
import {configSchema} from '../src/config-schema.ts'
import type {RuleDefinition} from '../src/rule.ts'
import {rulePage} from '../src/rule-page.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Every generated file: its path, and the text that the code of today makes of it. */
export async function generated(): Promise<Map<string, string>> {
  const pages = rules.map(({rule}): [string, string] => [join(root, 'docs/rules', `${rule.id}.md`), rulePage(rule)])
  return new Map([
    ...pages,
    [join(root, 'docs/rules/README.md'), indexPage()],
    [join(root, 'docs/configuration.md'), configurationPage()],
    [join(root, 'config.schema.json'), `${JSON.stringify(configSchema(), null, 2)}\n`],
    [join(root, 'THIRD-PARTY.md'), notices()]
  ])
}

const row = ({id, summary, severity, preset = 'recommended'}: RuleDefinition) =>
  `| [\`${id}\`](${id}.md) | ${preset === 'off' ? 'off' : severity} | ${preset} | ${summary} |`

function indexPage(): string {
  const own = rules.map(({rule}) => row(rule))
  const others = house.map(
    ({id}) => `- [\`${id}\`](https://github.com/remarkjs/remark-lint/tree/main/packages/remark-lint-${id})`
  )
  return `# Rules

\`awesome-lint explain RULE\` prints a page offline. Severities can be changed and rules turned off in the [configuration](../../README.md#configuration), or for one place by a comment:
\`<!-- awesome-lint-disable-line RULE: reason -->\` at the end of a line, \`<!-- awesome-lint-disable-next-line RULE: reason -->\` between blocks,
\`<!-- awesome-lint-disable RULE -->\` … \`<!-- awesome-lint-enable RULE -->\`; remark's \`<!--lint disable RULE-->\`, \`enable\` and \`ignore\` mean the same.

| rule | severity | preset | what holds where it is silent |
|---|---|---|---|
${own.join('\n')}

The preset \`strict\` adds these rules of remark-lint itself:

${others.join('\n')}
`
}

interface Key {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Key>>
  readonly items?: Key
}

/** Every key of the configuration, from the schema that validates it. */
function configurationPage(): string {
  const rows = (keys: Readonly<Record<string, Key>>, above: string): string[] =>
    Object.entries(keys).flatMap(([name, key]) => {
      if (name.startsWith('$')) return []
      const row = `| \`${above}${name}\` | ${(key.description ?? '').replaceAll('|', '\\|')} |`
      if (`${above}${name}` === 'rules') return [row]
      return [
        row,
        ...rows(key.properties ?? {}, `${above}${name}.`),
        ...rows(key.items?.properties ?? {}, `${above}${name}[].`)
      ]
    })
  const {properties} = configSchema() as Key
  return `# Configuration

Data, never code: \`.awesome-lint.yml\`, \`.awesome-lint.yaml\`, \`.awesome-lint.json\` or the key \`awesome-lint\` of \`package.json\`, found upwards from each list; the nearest wins. \`awesome-lint --print-config\`
prints what holds, and editors complete it with \`config.schema.json\`. What only the caller may decide (private addresses, secrets, output files, the journal of links) is a flag and never a key:
a pull request from a stranger brings its own configuration.

| key | meaning |
|---|---|
${rows(properties ?? {}, '').join('\n')}
`
}

/** Notices of the packages whose code is in the published bundles: name, version, licence and its text. */
function notices(): string {
  const folders = JSON.parse(
    execFileSync(process.execPath, ['build.js', '--packages'], {cwd: root, encoding: 'utf8'})
  ) as string[]
  const packages = folders.map(folder => {
    const {name, version, license} = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<
      string,
      string
    >
    return {name: name!, version: version!, license: license ?? 'see its text', text: licenceText(join(root, folder))}
  })
  const table = packages.map(({name, version, license}) => `| ${name} | ${version} | ${license} |`)
  const byText = new Map<string, string[]>()
  for (const {name, text} of packages) byText.set(text, [...(byText.get(text) ?? []), name])
  const sections = [...byText].map(([text, names]) => `## ${names.join(', ')}\n\n\`\`\`\`text\n${text}\n\`\`\`\``)
  return `# Third-party notices

The published bundles hold code of these packages. The sources of the catalog's facts are in [docs/catalog.md](docs/catalog.md).

| package | version | licence |
|---|---|---|
${table.join('\n')}

${sections.join('\n\n')}
`
}

/** The licence's text; the packages of remark-lint ship none, but say whose they are and under which licence. */
function licenceText(folder: string): string {
  const file = readdirSync(folder).find(name => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(name))
  if (file)
    return readFileSync(join(folder, file), 'utf8')
      .replaceAll('\r\n', '\n')
      .replace(/ *[(<][^()<>\s]+@[^()<>\s]+[)>]/g, '')
      .trim()
  const {license, author} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  const name = typeof author === 'string' ? author : (author as {name?: string} | undefined)?.name
  return `${license ?? 'MIT (its readme)'} © ${name?.replace(/\s*[<(].*$/, '') ?? 'its authors'}`
}
