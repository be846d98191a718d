import type {ListLink} from './link.ts'
import type {List, Verdicts} from './read.ts'

/** The links of a list on which the link check holds a verdict of one kind, one a place. */
export function* linkProblems(
  {links, verdicts}: List,
  kind: string
): Generator<{link: ListLink; verdict: NonNullable<ReturnType<Verdicts['get']>>}> {
  for (const link of links) {
    const verdict = verdicts?.get(link.url)
    if (verdict?.kind === kind) yield {link, verdict}
  }
}
