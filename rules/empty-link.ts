import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'empty-link',
  summary: 'Links have a text and a destination.',
  why: '`[Paper]()` looks like a link and leads back to the page it stands on; `[](https://…)` leads somewhere and cannot be seen. Placeholders left on purpose, such as `[Coming soon]()`, and badges without destination are none of it.',
  severity: 'warning',
  examples: [
    {
      bad: '- NestDNN: Resource-Aware Multi-Tenant On-Device Deep Learning [[Paper]]()\n',
      says: ['1:74-1:74: Unexpected link `[[Paper]]()` without destination, expected a URL'],
      good: '- NestDNN: Resource-Aware Multi-Tenant On-Device Deep Learning [[Paper]](https://dl.acm.org/doi/10.1145/3241539.3241559)\n'
    },
    {
      bad: '- NestDNN [](https://dl.acm.org/doi/10.1145/3241539.3241559)\n',
      says: [
        '1:11-1:61: Unexpected link to `https://dl.acm.org/doi/10.1145/3241539.3241559` without text, expected one'
      ],
      good: '- NestDNN [Paper](https://dl.acm.org/doi/10.1145/3241539.3241559)\n'
    }
  ],
  *check({links, text}) {
    for (const {kind, url, urlSpan, span, label, text: shown} of links) {
      if (kind !== 'link') continue
      const source = text.slice(label.start, label.end)
      if (url === '') {
        if (placeholder.test(shown) || !/[\p{L}\p{N}]/u.test(shown) || /!\[/.test(source)) continue
        const written = text.slice(span.start, span.end).replace(/\s+/g, ' ')
        yield {place: urlSpan, message: `Unexpected link \`${written}\` without destination, expected a URL`}
      } else if (source === '') {
        yield {place: span, message: `Unexpected link to \`${url}\` without text, expected one`}
      }
    }
  }
})

/** What people write where a link is to come. */
const placeholder =
  /\b(?:soon|tbd|tba|todo|n\/?a|wait(?:ing)?|pending|none|not (?:yet|available|released|public)|unavailable|to (?:be|appear)|under review|in progress|under develop\w*|developing|will be|upcoming|placeholder)\b|待|暂无|^[\s\p{P}\p{S}]*$/iu
