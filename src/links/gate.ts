import TinyQueue from 'tinyqueue'

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

/**
 * Opens a gate with so many places. p-limit has no order but arrival; this has. Who waits stands in a heap: a list of many thousand
 * hosts has as many waiting, and to look through them for each request takes longer than the requests.
 */
export function openGate(places: number): Gate {
  const waiting = new TinyQueue<Waiter>([], (one, other) => other.rank - one.rank || one.number - other.number)
  let free = places
  let number = 0
  return {
    enter(rank) {
      if (free > 0) {
        free--
        return Promise.resolve()
      }
      return new Promise(go => waiting.push({rank, number: number++, go}))
    },
    leave() {
      const next = waiting.pop()
      if (next) next.go()
      else free++
    }
  }
}
