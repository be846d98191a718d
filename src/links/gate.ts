/** A bounded number of places, given to whoever has the most still to do. */
export interface Gate {
  /** Waits for a place. `rank`: the higher goes first; among equals the one who came first. */
  enter(rank: number): Promise<void>
  leave(): void
}

/** Opens a gate with so many places. p-limit has no order but arrival; this has. */
export function openGate(places: number): Gate {
  const waiting: {readonly rank: number; readonly go: () => void}[] = []
  let free = places
  return {
    enter(rank) {
      if (free > 0) {
        free--
        return Promise.resolve()
      }
      return new Promise(go => waiting.push({rank, go}))
    },
    leave() {
      let best = 0
      for (let index = 1; index < waiting.length; index++) if (waiting[index]!.rank > waiting[best]!.rank) best = index
      const [next] = waiting.splice(best, 1)
      if (next) next.go()
      else free++
    }
  }
}
