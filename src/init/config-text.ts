import type {Survey} from './survey.ts'

/** Text as a double-quoted scalar, which every YAML reader takes for nothing else. */
const quoted = (text: string) => JSON.stringify(text)

/** Text for a comment: one line of it, whatever it is. */
const remark = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ')

/** The configuration that pins what was found, with a comment for each key. */
export function configText(surveys: readonly Survey[]): string {
  const [main] = [...surveys].sort((a, b) => b.entries - a.entries)
  const unknown = surveys.flatMap(({venues}) => venues.filter(({known, count}) => !known && count >= 3))
  const formats = new Set(surveys.map(({format}) => format))
  return `# Configuration of awesome-lint, made by \`awesome-lint init\`. What every key means:
# https://github.com/OWNER/awesome-paper-lint/blob/main/docs/configuration.md

# The lists that are checked when none are named.
files:
${surveys.map(({path}) => `  - ${quoted(path)}`).join('\n')}

${
  main?.format && formats.size === 1
    ? `# How an entry is written, as found in ${main.entries} entries; {? } holds what may be missing, {*} stands for anything.
# Without this line the format is what most entries do.
entry: ${quoted(main.format)}`
    : `# No format is pinned: ${formats.size > 1 ? 'each list has its own' : 'no shape dominates'}.
# entry: "[{venue}'{yy}] [{title}]({url})"`
}

# Which rules run: \`recommended\` speaks of sure faults, \`strict\` of house style too.
preset: recommended

# Severity of single rules: off, warn or error.
# rules:
#   title-punctuation: off

# Venues that the catalog does not know yet.
${
  unknown.length > 0
    ? `venues:\n${unknown
        .slice(0, 30)
        .map(({name, count}) => `  - name: ${quoted(name)} # ${remark(String(count))} entries`)
        .join('\n')}`
    : '# venues:\n#   - name: MyConf\n#     aliases: [My Conference]'
}

# Links that need no check.
# links:
#   exclude: ["https://intranet.example/**"]
`
}
