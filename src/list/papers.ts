import type {Context} from './draft.ts'
import {roleOfAddress, roleOfLabel} from './roles.ts'
import type {Reading} from './segment/reading.ts'
import {readTag} from './tag.ts'

/** How surely a reading is a paper: by its own links and tags, by what stands around it, or not at all. */
type Evidence = 'own' | 'none' | 'against'

const never =
  /^(?:(?:table of )?contents?|toc|目录|contribut\w*|licen[sc]es?|acknowledge?ments?|star history|citations?|citing|contact|maintainers?|sponsors?|contributors?|how to (?:contribute|use)|table of content|updates?|news|what's new|changelog)\b/i
const software =
  /\b(?:open[- ]source projects?|tools?|software|librar(?:y|ies)|toolkits?|courses?|lectures?|tutorials?|blogs?|videos?|talks?|books?|people|researchers?|scholars?|news|leaderboards?|awesome|related (?:lists?|repositor(?:y|ies)|resources?|projects?)|communit(?:y|ies)|newsletters?|podcasts?|products?|companies|jobs|codebases?|repositor(?:y|ies)|packages?|apis?|frameworks? and)\b/i

/** The readings that are papers. Where a line has no evidence of its own, its neighbours decide. */
export function papersOf(readings: readonly Reading[], {venues}: Context): Reading[] {
  // `[[Paper]](url) [[Code]](url)` by themselves are links of something else.
  const judged = readings
    .filter(({draft}) => !(draft.title?.link && roleOfLabel(draft.title.text) && !(draft.venue && draft.year)))
    .map(reading => ({reading, evidence: evidenceOf(reading, venues)}))
  const share = shares(judged)
  const all = judged.filter(({reading}) => reading.draft.title)
  const overall = all.filter(({evidence}) => evidence === 'own').length / Math.max(1, all.length)
  // A list in which hardly anything is a paper is a list of other things: only what is surely one counts.
  const sparse = overall < 0.15
  return judged.flatMap(({reading, evidence}) => {
    const {draft, section, container} = reading
    if (!draft.title || evidence === 'against') return []
    const words = draft.title.text.split(/\s+/).length
    const headings = section.path
    if (never.test((headings.at(-1) ?? '').replace(/^\W+/u, '')) && !(draft.venue && draft.year)) return []
    if (readTag(draft.title.text, venues)?.venue?.known && evidence !== 'own') return []
    const tagged = draft.venue !== undefined && draft.year !== undefined
    if (evidence === 'own') {
      if (container === 'line' || container === 'block') {
        // Prose with a link in it is no entry.
        if (isProse(reading)) return []
      }
      if (sparse && !(tagged && draft.venue?.known) && (words < 4 || software.test(headings.at(-1) ?? ''))) return []
      return [reading]
    }
    if (sparse || words < 2 || (container !== 'row' && words > 40)) return []
    if (headings.some(text => software.test(text)) && (share.get(section)?.own ?? 0) < 0.5) return []
    const near = share.get(section)
    const trust = near && near.count >= 4 ? near.own : overall
    if (container === 'line' || container === 'block') {
      if (trust < 0.7 || isProse(reading) || (draft.links.length === 0 && container === 'line')) return []
      return [reading]
    }
    if (draft.links.length === 0 && !draft.venue && !draft.year && draft.authors.length === 0)
      return container === 'row' && trust >= 0.5 ? [reading] : []
    return trust >= 0.5 ? [reading] : []
  })
}

/** What a reading's own links and tags say of it. */
function evidenceOf({draft, container, scopes}: Reading, venues: Context['venues']): Evidence {
  const {title, links, venue, year, authors} = draft
  if (!title || !(title.link ? /\p{L}/u : /\p{L}{2}/u).test(title.text)) return 'against'
  const own = title.link && roleOfAddress(title.link.url)
  const named = venue !== undefined && (year !== undefined || (venue.known && links.length > 0))
  // Software is described with years and capitals too: `Framework with ES2015 support`.
  const tagged = named && (venue.known || own === undefined || own === 'paper')
  const labelled = links.some(({role, labelled, link}) => role === 'paper' && labelled && !isList(link.url))
  if (
    title.link?.url.startsWith('#') ||
    (!tagged && links.length > 0 && links.every(({link}) => link.url.startsWith('#')))
  )
    return 'against'
  if (labelled || tagged) return 'own'
  if (title.link && draft.titleIsCode !== true) {
    if (own === 'paper') return 'own'
    if (own === 'code' || own === 'other')
      return links.some(({role, link}) => role === 'paper' && link !== title.link) ? 'own' : 'against'
    return 'none'
  }
  if (links.some(({role, link}) => role === 'paper' && roleOfAddress(link.url) === 'paper')) return 'own'
  // `### 2016 ISCA` above bold titles without links.
  if (title.set && title.text.split(' ').length >= 4 && scopes.some(words => isEdition(words, venues))) return 'own'
  if (links.length > 0 && links.every(({role}) => role === 'code' || role === 'other'))
    return container === 'row' || (authors.length > 0 && year) ? 'none' : 'against'
  return 'none'
}

/** A heading that is a venue and a year. */
function isEdition(words: string, venues: Context['venues']): boolean {
  const tag = readTag(words, venues)
  return tag?.venue?.known === true && tag.when !== undefined
}

const isList = (url: string) => /github\.com\/[^/]+\/awesome/i.test(url)

/** A sentence or several, not a title. */
function isProse({draft, container}: Reading): boolean {
  const title = draft.title!.text
  if (draft.title!.set || (draft.title!.link && container === 'line')) return false
  // `Read it [here](url)`, and sentences that go on after the link.
  if (
    container === 'line' &&
    draft.links.some(({link}) => /^(?:here|read|this|see|click|check|our|more)\b/i.test(link.text))
  )
    return true
  if (container === 'line' && /\b(?:of|into|in|to|for|at|on|from|the|an?|our|your|by|and|with)$/i.test(title))
    return true
  return (
    title.split(/\s+/).length > 25 ||
    /[.!?。！]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(title) ||
    /(?:[:：。！]|\b(?:see|please|here|follow|check|visit|refer|from|to|by|with|of|the|our|a|an|in|on|and))$/i.test(
      title
    ) ||
    /^(?:this|these|we|if|the (?:paper|survey|list)|our|please|you|in this|here|note)\b/i.test(title)
  )
}

/** For each section, how many of its titled readings have evidence of their own. */
function shares(judged: readonly {reading: Reading; evidence: Evidence}[]) {
  const sums = new Map<Reading['section'], {own: number; count: number}>()
  for (const {reading, evidence} of judged) {
    if (!reading.draft.title) continue
    const sum = sums.get(reading.section) ?? {own: 0, count: 0}
    sum.count++
    if (evidence === 'own') sum.own++
    sums.set(reading.section, sum)
  }
  return new Map([...sums].map(([section, {own, count}]) => [section, {own: own / count, count}]))
}
