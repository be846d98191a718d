import {afterEach, describe, expect, test} from 'vitest'
import {tally} from '../helpers/zoo/check-all.ts'
import {registrySites} from '../helpers/zoo/registries.ts'
import {openRemembering} from '../helpers/zoo/remembering.ts'
import {openWeb, page, type Site, type Web} from '../helpers/zoo/web.ts'

let web: Web
afterEach(() => web?.close())

const registries = registrySites({
  dois: () => true,
  papers: () => 1,
  repositories: nameWithOwner => ({nameWithOwner, files: ['main:README.md']})
})
const week = 7 * 86_400_000

/** How a service dies. */
type Death =
  | 'closes connections'
  | 'answers 503'
  | 'hangs'
  | 'answers 200 with a page'
  | 'answers 404 with a page'
  | 'answers 429'
const deaths: readonly Death[] = [
  'closes connections',
  'answers 503',
  'hangs',
  'answers 200 with a page',
  'answers 404 with a page',
  'answers 429'
]

/** A registry of the zoo that dies after so many answers, until it is healed. */
function mortal(host: string, death: Death, answers: number, state: {healed: boolean}): Site {
  let given = 0
  return {
    async answer(visit) {
      if (state.healed || ++given <= answers) return registries[host]!.answer!(visit)
      switch (death) {
        case 'answers 503':
          return 503
        case 'answers 429':
          return 429
        case 'answers 200 with a page':
          return page('Maintenance', 'We are back soon')
        case 'answers 404 with a page':
          return page('Nothing', 'Nothing is here', 404)
        case 'hangs':
          await visit.hang()
          return undefined
        default:
          visit.request.socket.destroy()
          return undefined
      }
    }
  }
}

const numbered = (count: number, url: (index: number) => string) =>
  Array.from({length: count}, (_, index) => url(index))
const acm = numbered(30, index => `https://dl.acm.org/doi/10.1145/${1000 + index}.1`)
const handles = numbered(20, index => `https://doi.org/10.1145/${2000 + index}.1`)
const papers = numbered(150, index => `https://arxiv.org/abs/2301.${10_000 + index}`)
// Two batches: of several that hang at one address the zoo's clock would know but one.
const repositories = numbered(75, index => `https://github.com/owner/repository-${index}`)
const files = numbered(75, index => `https://github.com/owner/repository-${index}/blob/main/README.md`)

describe.each(deaths)('a witness that %s in the middle of a run', death => {
  const check = async (urls: readonly string[], mortals: Readonly<Record<string, number>>) => {
    const state = {healed: false}
    const sites = Object.entries(mortals).map(([host, answers]) => [host, mortal(host, death, answers, state)])
    web = await openWeb({...registries, ...Object.fromEntries(sites)})
    const memory = openRemembering(web.world)
    const options = {githubToken: 'zoo-token'}
    const found = await memory.check(urls, options)
    expect(found.size).toBe(urls.length)
    expect(memory.known().size).toBe(urls.length)
    state.healed = true
    await web.world.sleep(week)
    expect(tally(await memory.check(urls, options))).toEqual({alive: urls.length})
    return found
  }

  test('leaves DOIs of walled pages blocked and its own unstable, and none dead', async () => {
    const found = await check([...acm, ...handles], {'doi.org': 15})
    const {alive, ...rest} = tally(found)
    expect(alive).toBeGreaterThanOrEqual(death === 'answers 200 with a page' ? 10 : 5)
    expect(Object.keys(rest).filter(kind => kind !== 'blocked' && kind !== 'unstable')).toEqual([])
    for (const url of acm) expect(found.get(url)!.verdict.kind).toMatch(/alive|blocked/)
  })

  test('at arXiv is stood in for by doi.org', async () => {
    expect(tally(await check(papers, {'export.arxiv.org': 1}))).toEqual({alive: 150})
  })

  test('at arXiv and doi.org is stood in for by the pages', async () => {
    expect(tally(await check(papers.slice(0, 120), {'export.arxiv.org': 1, 'doi.org': 3}))).toEqual({alive: 120})
  })

  test('at GitHub is stood in for by the pages', async () => {
    expect(tally(await check([...repositories, ...files], {'api.github.com': 1}))).toEqual({alive: 150})
  })
})
