/** A bounded number of places, given to whoever has the most still to do. */
export interface Gate {
  /** Waits for a place. `rank`: the higher goes first; among equals the one who came first. */
  enter(rank: number): Promise<void>
  leave(): void
}

interface Waiter {
  readonly rank: number
  readonly number: number
  readonly go: () => void
}

const isBefore = (one: Waiter, other: Waiter): boolean =>
  one.rank > other.rank || (one.rank === other.rank && one.number < other.number)

/**
 * Opens a gate with so many places. p-limit has no order but arrival; this has. Who waits stands in a binary heap: a list of many
 * thousand hosts has as many waiting, and to look through them for each request takes longer than the requests.
 */
export function openGate(places: number): Gate {
  const heap: Waiter[] = []
  let free = places
  let number = 0

  const push = (waiter: Waiter) => {
    let at = heap.length
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(waiter, heap[above]!)) break
      heap[at] = heap[above]!
      at = above
    }
    heap[at] = waiter
  }
  const shift = (): Waiter | undefined => {
    const [first] = heap
    const last = heap.pop()
    if (!last || heap.length === 0) return first
    let at = 0
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below++
      if (!isBefore(heap[below]!, last)) break
      heap[at] = heap[below]!
      at = below
    }
    heap[at] = last
    return first
  }
  return {
    enter(rank) {
      if (free > 0) {
        free--
        return Promise.resolve()
      }
      return new Promise(go => push({rank, number: number++, go}))
    },
    leave() {
      const next = shift()
      if (next) next.go()
      else free++
    }
  }
}
