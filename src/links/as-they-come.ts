/** How much work is begun at once. */
export interface Room {
  /** Most items of all kinds together, give or take one of each kind. */
  readonly most: number
  /** The kind of an item; each has a share of the room as large as its share of the items. */
  readonly kindOf: (index: number) => string
}

/**
 * Yields results in the order in which they are ready. All work begins at once, since the lanes hold it back, as long as there is room:
 * what waits costs some kilobytes an item. Beyond, an item begins when one of its kind ends, so that no kind waits for another.
 */
export async function* asTheyCome<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  room: Room
): AsyncGenerator<Result> {
  const ready: Result[] = []
  let failure: {readonly error: unknown} | undefined
  let wake = () => {}
  let left = items.length
  const later = laterOnes(items, room)
  const begin = (item: Item, next: (() => Item | undefined) | undefined) => {
    work(item)
      .then(
        result => void ready.push(result),
        error => {
          failure ??= {error}
        }
      )
      .finally(() => {
        const following = failure ? undefined : next?.()
        if (following !== undefined) begin(following, next)
        wake()
      })
  }
  for (const [index, item] of items.entries()) {
    const kind = later?.get(room.kindOf(index))
    if (!kind || index < kind.from) begin(item, kind?.next)
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

/** A kind of which not all items begin at once. */
interface Kind<Item> {
  /** Where in the items the first stands that begins later. */
  readonly from: number
  readonly next: () => Item | undefined
}

/** The kinds whose items wait for one another; `undefined` where there is room for all. */
function laterOnes<Item>(items: readonly Item[], {most, kindOf}: Room): ReadonlyMap<string, Kind<Item>> | undefined {
  if (items.length <= most) return
  const places = new Map<string, number[]>()
  for (const index of items.keys()) {
    const kind = kindOf(index)
    const known = places.get(kind)
    if (known) known.push(index)
    else places.set(kind, [index])
  }
  const kinds = new Map<string, Kind<Item>>()
  for (const [kind, own] of places) {
    let begun = Math.max(1, Math.floor((most * own.length) / items.length))
    if (begun >= own.length) continue
    kinds.set(kind, {from: own[begun]!, next: () => (begun < own.length ? items[own[begun++]!] : undefined)})
  }
  return kinds
}
