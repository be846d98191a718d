import {type TestContext, test} from 'vitest'

/** A sentence of SECURITY.md, and what shows that it is true. */
export function claim(sentence: string, show: (context: TestContext) => void | Promise<void>, timeout = 60_000): void {
  test(sentence, {timeout}, show)
}
