import {rules} from '../../rules/index.ts'
import {rulePage} from '../rule-page.ts'
import {closest} from '../text/closest.ts'
import {UsageError} from '../usage-error.ts'
import type {Arguments} from './arguments.ts'
import type {Streams} from './main.ts'

/** `awesome-lint explain RULE`: the rule's page. */
export async function explain({operands}: Arguments, streams: Streams): Promise<number> {
  const [id, ...more] = operands
  const ids = rules.map(({rule}) => rule.id)
  if (id === undefined || more.length > 0) throw new UsageError(`explain takes one rule: ${ids.join(', ')}`)
  const found = rules.find(({rule}) => rule.id === id)
  if (!found) {
    const hint = closest(id, ids)
    throw new UsageError(
      `explain: unknown rule \`${id}\`, ${hint ? `did you mean \`${hint}\`?` : `expected one of ${ids.join(', ')}`}`
    )
  }
  await streams.out(rulePage(found.rule))
  return 0
}
