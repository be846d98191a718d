/** Starts all at once, since the lanes hold them back, and yields results in the order in which they are ready. */
export async function* asTheyCome<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>
): AsyncGenerator<Result> {
  const ready: Result[] = []
  let failure: {readonly error: unknown} | undefined
  let wake = () => {}
  let left = items.length
  for (const item of items) {
    work(item)
      .then(
        result => void ready.push(result),
        error => {
          failure ??= {error}
        }
      )
      .finally(() => wake())
  }
  while (left > 0) {
    if (ready.length === 0 && !failure) {
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
    for (const result of ready.splice(0)) {
      left--
      yield result
    }
    if (failure && left > 0) throw failure.error
  }
}
