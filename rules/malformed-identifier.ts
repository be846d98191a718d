import {malformedIdentifier} from '../src/catalog/malformed.ts'
import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'malformed-identifier',
  summary: 'Identifiers in URLs can exist: arXiv ids, DOIs, paths of USENIX, hashes of NeurIPS.',
  why: 'Some URLs are wrong for certain without asking anybody: an arXiv id with a month 13 or a digit short, a DOI with its prefix twice, the landing page of a USENIX paper under a path that its year does not have. They lead to an error page, or to another paper.',
  severity: 'error',
  examples: [
    {
      bad: '- [FlashAttention](https://arxiv.org/abs/2213.14135)\n',
      says: [
        '1:42-1:52: Unexpected identifier `2213.14135`: An arXiv id begins with a year and a month, and `13` is no month'
      ],
      good: '- [FlashAttention](https://arxiv.org/abs/2205.14135)\n'
    },
    {
      bad: '- [Title](https://doi.org/10.1145/10.1145/3575693.3575721)\n',
      says: [
        '1:27-1:43: Unexpected identifier `10.1145/10.1145/`, expected `10.1145/`: The prefix of the DOI, `10.1145`, stands twice'
      ],
      good: '- [Title](https://doi.org/10.1145/3575693.3575721)\n'
    },
    {
      bad: '- [Title](https://www.usenix.org/conference/osdi23/technical-sessions/presentation/li-zhouhan)\n',
      says: [
        '1:52-1:71: Unexpected identifier `technical-sessions/`, expected nothing: Paths of USENIX papers have no `technical-sessions` from 2018 on'
      ],
      good: '- [Title](https://www.usenix.org/conference/osdi23/presentation/li-zhouhan)\n'
    }
  ],
  *check({links, text}) {
    for (const {url, urlSpan} of links) {
      const found = malformedIdentifier(url)
      if (!found) continue
      const {says, span, expected} = found
      // An entity or an escape in the source shifts what follows it.
      const exact = text.slice(urlSpan.start, urlSpan.end) === url
      const place = exact ? {start: urlSpan.start + span.start, end: urlSpan.start + span.end} : urlSpan
      const instead =
        expected === undefined ? '' : expected === '' ? ', expected nothing' : `, expected \`${expected}\``
      yield {
        place,
        message: `Unexpected identifier \`${url.slice(span.start, span.end)}\`${instead}: ${says}`,
        ...(exact && expected !== undefined && {expected})
      }
    }
  }
})
