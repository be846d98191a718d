import {titleInUrl} from '../src/catalog/title-in-url.ts'
import {common} from '../src/list/same-title.ts'
import {defineRule} from '../src/rule.ts'

const nips = (slug: string) =>
  `- [Faster R-CNN: Towards Real-Time Object Detection](https://papers.nips.cc/paper/${slug}.pdf)\n`

export default defineRule({
  id: 'title-url-mismatch',
  summary: 'Where the URL of a paper holds a title, it is that of the entry.',
  why: 'Old URLs of NeurIPS, those of the CVF, of Semantic Scholar and of ResearchGate are made of the paper’s title. Where not one word of it but `learning`, `network` and the like is in the title of the entry, the link leads to another paper, however alive it is. Papers that were renamed keep some of their words, so they are not accused.',
  severity: 'error',
  examples: [
    {
      bad: nips('5638-analysis-of-variational-bayesian-latent-dirichlet-allocation'),
      says: [
        '1:54-1:152: Unexpected URL of a paper named `analysis of variational bayesian latent dirichlet allocation` for `Faster R-CNN: Towards Real-Time Object Detection`, expected the URL of that one'
      ],
      good: nips('5638-faster-r-cnn-towards-real-time-object-detection')
    }
  ],
  *check({entries}) {
    for (const {title, url} of entries) {
      const named = titleInUrl(url.text)
      if (!named) continue
      const [words, written] = [telling(named), telling(title.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
      if (words.length < fewest || written.length < fewest || words.some(word => isAmong(word, written))) continue
      yield {
        place: url.span,
        message: `Unexpected URL of a paper named \`${named.join(' ')}\` for \`${title.text}\`, expected the URL of that one`
      }
    }
  }
})

/** Titles with fewer words that tell anything are names, which a paper may change altogether. */
const fewest = 2

/** Words by which two titles can be told apart. */
const telling = (words: readonly string[]) =>
  words.filter(word => word.length > 2 && !common.has(word) && /^[\p{sc=Latin}\p{N}]+$/u.test(word))

/** The same word, perhaps in another form or written together: `network` and `networks`, `realtime` and `real`. */
const isAmong = (word: string, others: readonly string[]) =>
  others.some(other => other.includes(word) || word.includes(other))
