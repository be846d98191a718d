import {identify, identityKey} from '../src/catalog/identifiers.ts'
import {agrees, proveUrl, type Tag} from '../src/catalog/proof.ts'
import {findVenue} from '../src/catalog/venues.ts'
import type {Entry} from '../src/list/entry.ts'
import type {List} from '../src/list/read.ts'
import {mayBeSameTitle} from '../src/list/same-title.ts'
import {defineRule, type Problem} from '../src/rule.ts'
import type {Span} from '../src/text/span.ts'

const acm = (tag: string, article: number) =>
  `[${tag}][MIT] [Title ${article}](https://dl.acm.org/doi/10.1145/9912345.991${article}000)  \n`

export default defineRule({
  id: 'venue-url-mismatch',
  summary: 'The tag of an entry names the venue and year that its URL proves.',
  why: 'The tag is typed by hand, the publisher’s URL is not: a USENIX path, an ACM proceedings number, a PMLR volume or an ACL Anthology id tell venue and year. Papers that share an ACM number unknown to the catalog are of one proceedings all the same. Where they differ one of the two is wrong, nearly always the tag. A venue without year is compared as such, and a year without venue must not lie after the proceedings. URLs that prove nothing, such as those of OpenReview, accuse nobody, nor those that stand under another title too: see `shared-url`.',
  severity: 'error',
  examples: [
    {
      bad: "[OSDI'22][UCB] [AlpaServe](https://www.usenix.org/conference/osdi23/presentation/li-zhouhan)\n",
      says: ["1:2-1:9: Unexpected tag `OSDI'22`, expected `OSDI'23` as proved by the usenix.org path `osdi23`"],
      good: "[OSDI'23][UCB] [AlpaServe](https://www.usenix.org/conference/osdi23/presentation/li-zhouhan)\n"
    },
    {
      bad: '- [2019/03] **Learning to Speak and Act.** *Jack Urbanek et al. ACL.* [[paper](https://aclanthology.org/D19-1062.pdf)]\n',
      says: ['1:65-1:68: Unexpected venue `ACL`, expected `EMNLP` as proved by the ACL Anthology id `D19-1062`'],
      good: '- [2019/03] **Learning to Speak and Act.** *Jack Urbanek et al. EMNLP.* [[paper](https://aclanthology.org/D19-1062.pdf)]\n'
    },
    {
      bad: acm("PLDI'31", 1) + acm("PLDI'31", 2) + acm("POPL'31", 3),
      says: [
        "3:2-3:9: Unexpected tag `POPL'31`, expected `PLDI'31` as in 2 other entries of ACM proceedings 10.1145/9912345"
      ],
      good: acm("PLDI'31", 1) + acm("PLDI'31", 2) + acm("PLDI'31", 3)
    }
  ],
  *check(list) {
    yield* volumes(list)
    const strangers = sharedByStrangers(list)
    for (const entry of list.entries) {
      const proof = proveUrl(entry.url.text)
      if (!proof || strangers.has(identityKey(entry.url.text))) continue
      const {venue} = entry
      // The year of a day is when the paper was posted, not that of its venue.
      const year = entry.tag || !entry.date ? entry.year : undefined
      if (!venue) {
        const last = Math.max(...proof.years)
        // A preprint is revised and a journal's volume runs on; proceedings are of their year.
        const proceedings = proof.confidence === 'high' && !/journal|preprint/.test(findVenue(proof.venue)?.kind ?? '')
        if (year && proceedings && proof.years.length > 0 && year.value > last)
          yield mismatch(list, year.span, rewrittenYear(entry, {venue: proof.venue, year: last}), 'year', proof.by)
        continue
      }
      const verdict = agrees(proof, venue.known, year?.value, venue.text)
      if (verdict.agrees) continue
      const {expected, part} = verdict
      if (entry.tag && year) yield mismatch(list, entry.tag, rewritten(list, entry, expected), 'tag', proof.by)
      else if (part !== 'year') yield mismatch(list, venue.span, expected.venue, 'venue', proof.by)
      else if (year) yield mismatch(list, year.span, rewrittenYear(entry, expected), 'year', proof.by)
    }
  }
})

function mismatch({text}: List, place: Span, expected: string, what: string, by: string): Problem {
  const written = text.slice(place.start, place.end)
  return {place, message: `Unexpected ${what} \`${written}\`, expected \`${expected}\` as proved by ${by}`, expected}
}

/** The year that is proved, with as many digits as its author writes. */
const rewrittenYear = ({year}: Entry, proved: Tag) => String(proved.year ?? year!.value).slice(-year!.text.length)

/** Papers that stand under two titles, so that their URL is as likely wrong as the tag. */
function sharedByStrangers({entries}: List): Set<string> {
  const titles = new Map<string, string>()
  const shared = new Set<string>()
  for (const {url, title} of entries) {
    if (!url.text) continue
    const key = identityKey(url.text)
    const known = titles.get(key)
    if (known === undefined) titles.set(key, title.text)
    else if (!mayBeSameTitle(known, title.text)) shared.add(key)
  }
  return shared
}

/**
 * Papers with one ACM number are of one proceedings: where the catalog does not know the number, the tag that most of them
 * have accuses the others.
 */
function* volumes(list: List): Generator<Problem> {
  const groups = new Map<string, Entry[]>()
  for (const entry of list.entries) {
    const number = /^10\.1145\/(\d{5,8})\.\d+$/.exec(identify(entry.url.text).doi ?? '')?.[1]
    if (number === undefined || !entry.tag || !entry.venue?.known || !entry.year || proveUrl(entry.url.text)) continue
    const group = groups.get(number)
    if (group) group.push(entry)
    else groups.set(number, [entry])
  }
  for (const [number, group] of groups) {
    if (group.length < 3) continue
    const tags = new Map<string, Entry[]>()
    for (const entry of group) {
      const key = `${entry.venue!.known!.name} ${entry.year!.value}`
      tags.set(key, [...(tags.get(key) ?? []), entry])
    }
    const [most, second] = [...tags.values()].sort((a, b) => b.length - a.length)
    if (!most || !second || most.length < 2 || most.length === second.length) continue
    const [{venue, year}] = most as [Entry]
    const by = `ACM proceedings 10.1145/${number}`
    const proof = {venue: venue!.known!.name, years: [year!.value], by, confidence: 'medium'} as const
    for (const entry of group) {
      const verdict = agrees(proof, entry.venue!.known, entry.year!.value, entry.venue!.text)
      if (verdict.agrees) continue
      const expected = rewritten(list, entry, verdict.expected)
      yield {
        place: entry.tag!,
        message: `Unexpected tag \`${list.text.slice(entry.tag!.start, entry.tag!.end)}\`, expected \`${expected}\` as in ${most.length} other entries of ${by}`,
        expected,
        cause: {place: most[0]!.tag!, message: 'The tag of the others'}
      }
    }
  }
}

/** The tag as its author writes tags, with the venue and year that are proved. */
function rewritten({text}: List, entry: Entry, proved: Tag): string {
  const {tag, venue, year} = entry
  const written = text.slice(tag!.start, tag!.end)
  const name = venue!.known?.name === proved.venue ? venue!.text : proved.venue
  const digits = rewrittenYear(entry, proved)
  const between = venue!.span.end <= year!.span.start ? text.slice(venue!.span.end, year!.span.start) : undefined
  return between === undefined
    ? written.replace(venue!.text, name).replace(year!.text, digits)
    : name + between + digits
}
