import type {VerdictKind} from '../links/verdict.ts'
import {htmlText as text} from './escape.ts'
import {groupBy} from './group-by.ts'
import {htmlLink} from './html-inline.ts'
import type {LinkReport, Report} from './report.ts'
import {hostOf} from './unverified.ts'
import {count} from './wording.ts'

/** Verdicts in the order in which a maintainer wants to read them; the first ones are open. */
const order: readonly VerdictKind[] = ['dead', 'invalid', 'moved', 'blocked', 'unstable', 'skipped', 'alive']
const open: ReadonlySet<VerdictKind> = new Set(['dead', 'invalid', 'moved'])

/** All links by verdict, within it by host. */
export function htmlLinks({links}: Report): string {
  if (links.length === 0) return ''
  const groups = order.flatMap(kind => {
    const group = links.filter(({verdict}) => verdict.kind === kind)
    return group.length > 0 ? [details(kind, group)] : []
  })
  return `<h2>Links <small>${count(links.length, 'address', 'addresses')}</small></h2>\n${groups.join('')}`
}

/** The links of one verdict. */
function details(kind: VerdictKind, links: readonly LinkReport[]): string {
  const hosts = groupBy(links, ({url}) => hostOf(url))
  const sorted = [...hosts].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
  const rows = sorted.flatMap(([host, group]) => group.map((link, index) => row(link, index === 0 ? host : '')))
  const head = '<tr><th>Host</th><th>Link</th><th>Why</th><th>Places</th></tr>'
  return `<details${open.has(kind) ? ' open' : ''}>\n<summary>${links.length} ${kind} <small>${count(hosts.size, 'host')}</small></summary>\n<div class="wide"><table>\n${head}\n${rows.join('')}</table></div>\n</details>\n`
}

/** One link; the host only where it changes. */
function row({url, verdict, places}: LinkReport, host: string): string {
  const to = verdict.to === undefined ? '' : `<br>→ ${htmlLink(verdict.to)}`
  const listed = places.map(({path, line}) => `${text(path)}:${line}`).join('<br>')
  return `<tr><td>${text(host)}</td><td>${htmlLink(url)}${to}</td><td>${text(verdict.because)}</td><td class="place">${listed}</td></tr>\n`
}
