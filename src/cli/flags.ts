/** One flag of the command line. */
export interface Flag {
  readonly name: string
  /** One letter. */
  readonly alias?: string
  /** What follows it: nothing, any text, a whole number, a duration, a size. */
  readonly takes?: 'text' | 'number' | 'duration' | 'size'
  /** The least number allowed. */
  readonly least?: number
  /** It may be given more than once, and hold several values between commas. */
  readonly several?: boolean
  readonly group: string
  readonly describe: string
}

const check = 'What to check:'
const repairs = 'Repairs:'
const output = 'Output:'
const links = 'Links:'

/** Every flag: the one list that parsing, help and "did you mean" are made from. */
export const flags: readonly Flag[] = [
  {name: 'offline', group: check, describe: 'Make no request: lint only'},
  {name: 'only', takes: 'text', several: true, group: check, describe: 'Run these rules and no others'},
  {name: 'skip', takes: 'text', several: true, group: check, describe: 'Run all rules but these'},
  {
    name: 'since',
    takes: 'text',
    group: check,
    describe: 'Report what changed since the merge base with this reference, and check new links only'
  },
  {name: 'staged', group: check, describe: 'Report what is staged for the next commit, and check new links only'},
  {
    name: 'force-exclude',
    group: check,
    describe: 'Pass over named files that `files` of the configuration does not match'
  },
  {
    name: 'config',
    takes: 'text',
    group: check,
    describe: 'Configuration for all files; else the nearest .awesome-lint.yml above each'
  },
  {name: 'max-size', takes: 'size', group: check, describe: 'Refuse larger lists: 500kB, 20MB [default: 10MB]'},
  {
    name: 'file-timeout',
    takes: 'duration',
    group: check,
    describe: 'Time limit of one list; what takes longer is not checked, and the exit code is 2 [default: 2m]'
  },
  {
    name: 'cache',
    group: check,
    describe: 'With --offline: read only lists that changed since what was found in them was kept'
  },
  {
    name: 'cache-location',
    takes: 'text',
    group: check,
    describe: 'File for --cache [default: findings.journal in the cache folder of the project]'
  },
  {
    name: 'workers',
    takes: 'number',
    least: 1,
    group: check,
    describe: 'With --offline: threads that read lists [default: one for each processor, where that pays]'
  },
  {name: 'print-config', group: check, describe: 'Print the configuration that holds, and check nothing'},
  {name: 'fix', group: repairs, describe: 'Repair what no reader could object to'},
  {name: 'unsafe-fixes', group: repairs, describe: 'With --fix or --diff: what is very likely right too'},
  {name: 'diff', group: repairs, describe: 'Show the repairs and write nothing; exit code 1 if there are any'},
  {
    name: 'format',
    alias: 'f',
    takes: 'text',
    several: true,
    group: output,
    describe: 'pretty, json, sarif, github, junit, markdown, html, rdjson'
  },
  {
    name: 'output-file',
    alias: 'o',
    takes: 'text',
    several: true,
    group: output,
    describe: 'Where the --format before it goes; both may be repeated as pairs'
  },
  {name: 'max-warnings', takes: 'number', least: 0, group: output, describe: 'More warnings than this are exit code 1'},
  {name: 'quiet', group: output, describe: 'No warnings, no progress'},
  {name: 'concurrency', takes: 'number', least: 1, group: links, describe: 'Requests at a time [default: 128]'},
  {name: 'per-host', takes: 'number', least: 1, group: links, describe: 'Requests at a time to one host [default: 10]'},
  {
    name: 'timeout',
    takes: 'duration',
    group: links,
    describe: 'Time limit of one attempt: 500ms, 20s; a bare number is seconds [default: 10s]'
  },
  {
    name: 'retries',
    takes: 'number',
    least: 0,
    group: links,
    describe: 'Further attempts after a passing fault [default: 2]'
  },
  {
    name: 'history',
    takes: 'text',
    group: links,
    describe: 'File that remembers what was seen of links [default: links.journal in the cache folder of the project]'
  },
  {name: 'no-history', group: links, describe: 'Remember nothing'},
  {
    name: 'max-age',
    takes: 'duration',
    group: links,
    describe: 'Believe nothing remembered that is older: 12h, 7d; 0 asks every link'
  },
  {name: 'archive', group: links, describe: 'Ask the Wayback Machine for the newest snapshot of dead links'},
  {
    name: 'fragments',
    group: links,
    describe: 'Load pages to see whether they have the ids that fragments (#...) of links name'
  },
  {name: 'allow-private', group: links, describe: 'Ask private and local addresses too'},
  {
    name: 'allow-env',
    takes: 'text',
    several: true,
    group: links,
    describe: 'Environment variables that links.headers may hold as ${NAME}'
  },
  {name: 'help', alias: 'h', group: 'Options:', describe: 'Show this help'},
  {name: 'version', alias: 'v', group: 'Options:', describe: 'Show the version'}
]
