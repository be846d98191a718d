/**
 * Answers questions one by one that are asked in batches. All questions are known beforehand, so batches are full and
 * asked only when the first of their questions is.
 *
 * @param keys every key that may be asked for, in the order of the batches; keys need not be distinct
 * @param size most keys of one batch
 * @param ask asks for one batch
 */
export function batches<Answer>(
  keys: Iterable<string>,
  size: number,
  ask: (batch: readonly string[], signal: AbortSignal) => Promise<Answer>
): (key: string, signal: AbortSignal) => Promise<Answer> | undefined {
  const distinct = [...new Set(keys)]
  const places = new Map(distinct.map((key, index) => [key, Math.floor(index / size)]))
  const asked = new Map<number, Promise<Answer>>()
  return (key, signal) => {
    const place = places.get(key)
    if (place === undefined) return
    const known = asked.get(place)
    if (known) return known
    const answer = ask(distinct.slice(place * size, (place + 1) * size), signal)
    asked.set(place, answer)
    return answer
  }
}
