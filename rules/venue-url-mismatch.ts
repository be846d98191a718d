import {agrees, proveUrl, type Tag} from '../src/catalog/proof.ts'
import type {Entry} from '../src/list/entry.ts'
import type {List} from '../src/list/read.ts'
import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'venue-url-mismatch',
  summary: 'The tag of an entry names the venue and year that its URL proves.',
  why: 'The tag is typed by hand, the publisher’s URL is not: a USENIX path, an ACM proceedings number, a PMLR volume or an ACL Anthology id tell venue and year. Where they differ one of the two is wrong, nearly always the tag. URLs that prove nothing, such as those of OpenReview, accuse nobody.',
  severity: 'error',
  examples: [
    {
      bad: "[OSDI'22][UCB] [AlpaServe](https://www.usenix.org/conference/osdi23/presentation/li-zhouhan)\n",
      says: ["1:2-1:9: Unexpected tag `OSDI'22`, expected `OSDI'23` as proved by the usenix.org path `osdi23`"],
      good: "[OSDI'23][UCB] [AlpaServe](https://www.usenix.org/conference/osdi23/presentation/li-zhouhan)\n"
    }
  ],
  *check(list) {
    for (const entry of list.entries) {
      const {tag, venue, year, url} = entry
      if (!tag || !venue || !year) continue
      const proof = proveUrl(url.text)
      const verdict = proof && agrees(proof, venue.known, year.value, venue.text)
      if (!proof || !verdict || verdict.agrees) continue
      const expected = rewritten(list, entry, verdict.expected)
      yield {
        place: tag,
        message: `Unexpected tag \`${list.text.slice(tag.start, tag.end)}\`, expected \`${expected}\` as proved by ${proof.by}`,
        expected
      }
    }
  }
})

/** The tag as its author writes tags, with the venue and year that are proved. */
function rewritten({text}: List, {tag, venue, year}: Entry, proved: Tag): string {
  const written = text.slice(tag!.start, tag!.end)
  const name = venue!.known?.name === proved.venue ? venue!.text : proved.venue
  const digits = String(proved.year ?? year!.value).slice(-year!.text.length)
  const between = venue!.span.end <= year!.span.start ? text.slice(venue!.span.end, year!.span.start) : undefined
  return between === undefined
    ? written.replace(venue!.text, name).replace(year!.text, digits)
    : name + between + digits
}
