import {type UrlForm, urlForms} from '../src/catalog/canonical.ts'
import {defineRule} from '../src/rule.ts'

const acm = (form: string, id: string) =>
  `- [SOSP'23][UWM] [Title ${id}](https://dl.acm.org/doi/${form}10.1145/3600006.${id})\n`

const guide = '\nWe prefer https://dl.acm.org/doi/10.1145/1.2 to https://dl.acm.org/doi/pdf/10.1145/1.2.\n'

export default defineRule({
  id: 'canonical-url',
  summary: 'URLs have the form that names the paper and nothing else.',
  why: 'Some forms are never right: tracking parameters, `dx.doi.org`, links of `delivery.acm.org` that expire, the challenge page of OpenReview, the proxy of somebody’s library. Others are a matter of custom (`/doi/abs/`, direct PDFs of papers that have a page, arXiv PDFs and versions, `http:` where the host serves https): a list that writes nearly all its links of a kind in the canonical form is held to it, and no other: three quarters of those whose other form only redirects to it (`/doi/abs/`, `http:`), nine tenths of the rest.',
  severity: 'warning',
  examples: [
    {
      bad: `${acm('', '3613142')}${acm('', '3613143')}${acm('', '3613144')}${acm('abs/', '3613175')}${guide}`,
      says: [
        '4:34-4:84: Unexpected URL `https://dl.acm.org/doi/abs/10.1145/3600006.3613175`, expected `https://dl.acm.org/doi/10.1145/3600006.3613175`: dl.acm.org/doi/ leads to the abstract, the PDF and the references (3 of 4 such links here)'
      ],
      good: `${acm('', '3613142')}${acm('', '3613143')}${acm('', '3613144')}${acm('', '3613175')}${guide}`
    },
    {
      bad: '- [Title](http://dx.doi.org/10.1145/3600006.3613175?utm_source=x)\n\n<a href="https://sponsor.example/?utm_source=list">Sponsor</a>\n',
      says: [
        '1:11-1:65: Unexpected URL `http://dx.doi.org/10.1145/3600006.3613175?utm_source=x`, expected `https://doi.org/10.1145/3600006.3613175`: dx.doi.org is the old name of doi.org, and it tracks who passed the link on and names no page'
      ],
      good: '- [Title](https://doi.org/10.1145/3600006.3613175)\n\n<a href="https://sponsor.example/?utm_source=list">Sponsor</a>\n'
    }
  ],
  *check({links, text, entries}) {
    const ofEntries = new Set(
      entries.flatMap(({url, links}) => [url.span.start, ...links.map(one => one.urlSpan.start)])
    )
    const forms = links.map(({url, urlSpan, kind}) => {
      if (text.slice(urlSpan.start, urlSpan.end) !== url) return []
      // A bare URL in running text may be quoted, even as the form not to use.
      const quoted = kind === 'autolink' && !ofEntries.has(urlSpan.start)
      // Badges and sponsors are set in html, and theirs say on purpose who passed them on.
      return urlForms(url).filter(({family, never}) => (never || !quoted) && (family !== 'tracking' || kind !== 'html'))
    })
    const custom = customs(forms)
    for (const [index, link] of links.entries()) {
      const faults = forms[index]!.filter(form => !form.canonical && (form.never || custom.has(form.family)))
      if (faults.length === 0) continue
      const {url, safe} = repaired(link.url, faults)
      const why = faults.map(({why, never, family}) => (never ? why : `${why} (${custom.get(family)})`)).join(', and ')
      const expected = url === link.url ? 'the page of the paper' : `\`${url}\``
      yield {
        place: link.urlSpan,
        message: `Unexpected URL \`${link.url}\`, expected ${expected}: ${why}`,
        ...(url !== link.url && {expected: url, fix: safe ? 'safe' : 'unsafe'})
      }
    }
  }
})

/** The part of a list's links that must have the canonical form before the others are held to it. */
const nearlyAll = (family: UrlForm['family']) => (family === 'acm-doi-form' || family === 'https' ? 0.75 : 0.9)

/** The families that this list writes in canonical form, each with how many of its links have it. */
function customs(forms: readonly (readonly UrlForm[])[]): Map<UrlForm['family'], string> {
  const counts = new Map<UrlForm['family'], {canonical: number; all: number}>()
  for (const {family, canonical} of forms.flat()) {
    const count = counts.get(family) ?? {canonical: 0, all: 0}
    counts.set(family, {canonical: count.canonical + (canonical ? 1 : 0), all: count.all + 1})
  }
  return new Map(
    [...counts].flatMap(([family, {canonical, all}]) =>
      canonical >= all * nearlyAll(family) ? [[family, `${canonical} of ${all} such links here`]] : []
    )
  )
}

/** The URL with one fault after the other repaired; each repair is looked up anew, for the one before may have moved it. */
function repaired(url: string, faults: readonly UrlForm[]): {url: string; safe: boolean} {
  let safe = true
  for (const {family} of faults) {
    const form = urlForms(url).find(one => one.family === family && !one.canonical)
    if (!form?.replacement) continue
    url = form.replacement
    safe &&= form.safe
  }
  return {url, safe}
}
