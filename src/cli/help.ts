import yargs from 'yargs'
import {tool} from '../version.ts'
import {flags} from './flags.ts'

const usage = `$0 [files..]         lint lists of papers and check their links
$0 explain RULE      print a rule’s page
$0 export [files..]  print every entry as data (--format json or csv)
$0 init [files..]    say how a list is written, and pin it in .awesome-lint.yml`

const epilogue = `Exit codes: 0 nothing fatal; 1 errors, dead links or too many warnings; 2 wrong usage or configuration; 3 internal error.
${tool.name} ${tool.version}`

/** The text of `--help`, laid out for a terminal of so many columns. */
export function help(columns: number | undefined): Promise<string> {
  const parser = yargs()
    .locale('en')
    .scriptName('awesome-lint')
    .usage(usage)
    .help(false)
    .version(false)
    .epilogue(epilogue)
  for (const {name, alias, takes, group, describe} of flags) {
    parser.option(name, {
      type: takes === undefined ? 'boolean' : takes === 'number' ? 'number' : 'string',
      group,
      describe,
      ...(alias && {alias})
    })
  }
  return parser.wrap(Math.min(columns ?? 100, 100)).getHelp()
}
