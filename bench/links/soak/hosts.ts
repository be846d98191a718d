import {page, paper, type Site, to, type Visit} from '../../../test/helpers/zoo/site.ts'

const minute = 60_000
const hour = 60 * minute

/** When a day began, and what time it is, in milliseconds. */
export interface Day {
  readonly began: number
  readonly now: () => number
}

/** One link of the soaked list, and when its page is gone for good; it may be out of reach at any time. */
export interface SoakLink {
  readonly url: string
  /** Milliseconds since the epoch; absent for a page that stays. */
  readonly goneAt?: number
}

/** A host of the soaked web with its links. */
export interface SoakHost {
  readonly name: string
  readonly site: Site
  readonly links: readonly SoakLink[]
}

/** How one sort of host behaves: its site, and which of its pages are gone when. */
interface Habit {
  readonly site: (day: Day, number: number) => Site
  readonly goneAt?: (day: Day, page: number) => number | undefined
}

/** Hours of the day so far. */
const hours = ({began, now}: Day): number => (now() - began) / hour
/** Whether a time of the day is in the outage of a host: some hours long, at another time for each, never in the first hour. */
const isOut = (day: Day, number: number, length: number): boolean => {
  const from = 1 + ((number * 7) % 20)
  return hours(day) >= from && hours(day) < from + length
}
const cut = ({request}: Visit) => void request.socket.destroy()
const gone = () => page('Gone', 'No such page', 404)

/** Sorts of hosts by name. The address of a host is its own while nothing is wrong with its name. */
const habits: Readonly<Record<string, Habit>> = {
  steady: {site: () => ({answer: paper})},
  flapping: {
    site: day => ({answer: () => (Math.floor(hours(day) * 3) % 2 ? 500 : paper())})
  },
  limited: {
    site(day) {
      let [window, count] = [0, 0]
      return {
        answer() {
          const now = Math.floor(day.now() / 10_000)
          count = now === window ? count + 1 : 1
          window = now
          return count > 3 ? {status: 429, headers: {'retry-after': '7'}} : paper()
        }
      }
    }
  },
  slow: {
    site: (_, number) => ({
      async answer({sleep}) {
        await sleep(1_000 + ((number * 1_700) % 7_000))
        return paper()
      }
    })
  },
  dying: {site: (day, number) => ({answer: visit => (isOut(day, number, 4) ? cut(visit) : paper())})},
  refusing: {
    site: (day, number) => ({
      get closed() {
        return isOut(day, number, 3)
      },
      answer: visit => (isOut(day, number, 3) ? cut(visit) : paper())
    })
  },
  redirecting: {
    site: day => ({
      answer({path}) {
        const turn = Math.floor(hours(day)) % 3
        if (path.startsWith('/new')) return turn === 2 ? to(path.slice(4)) : paper()
        return to(`/new${path}`, turn === 0 ? 301 : 302)
      }
    })
  },
  expiring: {
    site: (day, number) => ({
      answer: paper,
      get certificate() {
        return isOut(day, number, 5) ? ('expired' as const) : ('good' as const)
      }
    })
  },
  unresolved: {
    site: (day, number) => ({
      answer: paper,
      get names() {
        return isOut(day, number, 2) ? 'EAI_AGAIN' : [addressOf('unresolved', number)]
      }
    })
  },
  denied: {
    site: (day, number) => ({
      answer: paper,
      get names() {
        return isOut(day, number, 2) ? 'ENOTFOUND' : [addressOf('denied', number)]
      },
      get second() {
        return isOut(day, number, 2) ? ('missing' as const) : ('exists' as const)
      }
    })
  },
  emptied: {site: (day, number) => ({answer: () => (isOut(day, number, 3) ? gone() : paper())})},
  losing: {
    site: day => ({
      answer: ({path}) => {
        const at = habits.losing!.goneAt!(day, Number(/\d+$/.exec(path)?.[0]))
        return at !== undefined && day.now() >= at ? gone() : paper()
      }
    }),
    // One page was never there, one goes in the evening.
    goneAt: ({began}, number) => (number === 0 ? began - hour : number === 1 ? began + 18 * hour : undefined)
  },
  soft: {
    site: () => ({
      answer: ({path}) => (/\/[1-9]\d*$/.test(path) ? paper() : page('Not found', 'The page was not found'))
    }),
    goneAt: ({began}, number) => (number === 0 ? began - hour : undefined)
  },
  walled: {site: () => ({answer: () => ({status: 403, headers: {'cf-mitigated': 'challenge'}})})},
  missing: {
    site: () => ({names: 'ENOTFOUND', second: 'missing'}),
    goneAt: ({began}) => began - hour
  }
}

/** The names of all sorts of hosts. */
export const sorts: readonly string[] = Object.keys(habits)

const addressOf = (sort: string, number: number) => `151.106.${sorts.indexOf(sort)}.${number}`

/** The hosts of a soaked web: so many of each sort, with so many links each. */
export const soakHosts = (day: Day, each: number, links: number): SoakHost[] =>
  Object.entries(habits).flatMap(([sort, {site, goneAt}]) =>
    Array.from({length: each}, (_, number) => {
      const name = `${sort}-${number}.example`
      const own = Array.from({length: links}, (_, index): SoakLink => {
        const at = goneAt?.(day, index)
        return {url: `https://${name}/papers/${index}`, ...(at !== undefined && {goneAt: at})}
      })
      return {name, site: site(day, number), links: own}
    })
  )
