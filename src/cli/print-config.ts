import {join} from 'node:path'
import {stringify} from 'yaml'
import {rules} from '../../rules/index.ts'
import {house} from '../../rules/presets/house.ts'
import {configFinder} from '../configured.ts'
import {enabledRules} from '../enabled.ts'
import {linkDefaults} from '../links/options.ts'
import {terminal} from '../report/escape.ts'
import type {World} from '../world.ts'
import type {Arguments} from './arguments.ts'
import type {Streams} from './main.ts'

/** `--print-config`: the configuration that holds for the first file named, defaults filled in, as YAML. */
export async function printConfig(
  {operands, config: given, only, skip}: Arguments,
  world: World,
  streams: Streams
): Promise<number> {
  const find = configFinder(world, given)
  const {config, path} = await find(operands[0] ?? join(world.cwd, 'README.md'))
  const enabled = enabledRules(config, {rules, house, only, skip})
  const settings = Object.fromEntries(
    enabled.map(({id, severity, options}) => {
      const level = severity === 'error' ? 'error' : 'warn'
      return [id, options === undefined ? level : [level, options]]
    })
  )
  const {concurrency, perHost, retries} = linkDefaults
  const {links, ...rest} = config
  const whole = {
    files: ['README.md'],
    preset: 'recommended',
    ...rest,
    rules: settings,
    links: {
      concurrency,
      perHost,
      timeout: `${linkDefaults.timeout / 1000}s`,
      retries,
      variants: linkDefaults.variants,
      archive: linkDefaults.archive,
      fragments: linkDefaults.fragments,
      exclude: [],
      accept: {},
      headers: {},
      ...links
    }
  }
  const text = `# ${terminal(path ?? 'no configuration file: the defaults')}\n${stringify(whole)}`
  await streams.out(text.split('\n').map(terminal).join('\n'))
  return 0
}
