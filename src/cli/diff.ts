import {createTwoFilesPatch} from 'diff'
import {terminal} from '../report/escape.ts'
import type {Change} from '../run.ts'

/** What a repair would change, as a unified diff that `git apply` and `patch` take. */
export function diffOf({source, text}: Change): string {
  const name = terminal(source.path)
  const patch = createTwoFilesPatch(
    `a/${name}`,
    `b/${name}`,
    source.bom + source.text,
    source.bom + text,
    undefined,
    undefined,
    {context: 3}
  )
  return patch.replace(/^=+\n/, '')
}
