import {expect} from 'vitest'
import {commandsOf} from '../helpers/action.ts'
import {awesomeLint, folder} from '../helpers/command.ts'
import {claim} from './claim.ts'

const faulty = "- [OSDI'21][CMU] [Pollux](https://www.usenix.org/conference/osdi21/presentation/qiao\n"

claim('A file name cannot speak to the terminal or to the runner: what acts in it is shown.', async ({skip}) => {
  skip(process.platform === 'win32', 'no such names there')
  const cwd = folder({'::error::a\n::warning::b \u001B[2J\u202E##[error]c.md': faulty})
  for (const format of ['pretty', 'json', 'sarif', 'github', 'junit', 'markdown', 'html', 'rdjson']) {
    const {out, err} = await awesomeLint(['--offline', '-f', format, '*.md'], {cwd})
    expect(out, format).toContain('unclosed-link')
    expect(out + err, format).not.toMatch(/\u001B|\u202E/)
    const commands = commandsOf(out).filter(one => !/^::error file=%3A%3Aerror%3A%3Aa/.test(one))
    expect(commands, format).toEqual([])
  }
})

claim('A file whose name begins with a hyphen is a file, not a flag.', async () => {
  const cwd = folder({'--fix.md': faulty, '-o.md': faulty})
  for (const args of [['*.md'], ['--', '--fix.md', '-o.md'], ['./--fix.md', './-o.md']]) {
    const {code, out} = await awesomeLint(['--offline', '-f', 'json', ...args], {cwd})
    expect(code).toBe(1)
    expect(
      JSON.parse(out)
        .files.map(({path}: {path: string}) => path)
        .sort()
    ).toEqual(['--fix.md', '-o.md'])
  }
})
