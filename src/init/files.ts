import {isSeq, parseDocument} from 'yaml'
import {tool} from '../version.ts'

const repository = 'https://github.com/OWNER/awesome-paper-lint'

const hook = {repo: repository, rev: `v${tool.version}`, hooks: [{id: 'awesome-lint'}]}

/**
 * A `.pre-commit-config.yaml` with our hook: a new one, or the present one with the hook added and all else as it is.
 * `undefined` when the present one has the hook already.
 *
 * @throws when the present one is no YAML, or has no list `repos`.
 */
export function withHook(present: string | undefined): string | undefined {
  if (present === undefined || present.trim() === '') {
    return `# https://pre-commit.com: \`pre-commit install\` turns this on.\nrepos:\n  - repo: ${hook.repo}\n    rev: ${hook.rev}\n    hooks:\n      - id: awesome-lint\n`
  }
  if (present.includes('awesome-paper-lint')) return
  const document = parseDocument(present)
  if (document.errors[0]) throw document.errors[0]
  const repos = document.get('repos')
  if (!isSeq(repos)) throw new Error('it has no list `repos`')
  repos.add(document.createNode(hook))
  return String(document)
}

/** A workflow that lints pull requests. */
export const workflowText = `name: Papers
on:
  pull_request:
permissions:
  contents: read
jobs:
  papers:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 2 # the pull request and what it is compared with
      - uses: OWNER/awesome-paper-lint@v1
`
