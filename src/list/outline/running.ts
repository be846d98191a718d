import type {Nodes, Parents} from 'mdast'
import type {Span} from '../../text/span.ts'
import type {Block, Mark} from '../blocks.ts'
import {type BrokenLink, findBroken, misledLink} from '../broken.ts'
import {type ListLink, readLink} from '../link.ts'
import {mask, maskLinks} from '../mask.ts'
import {recoveredLink} from '../recover.ts'
import {referenceLink} from './definition.ts'
import {anchorLink} from './html-running.ts'
import {pairStyles} from './html-style.ts'
import {isBreak, markOf} from './mark.ts'

/** What a stretch of running text holds, broken links apart from those that are meant by them. */
export interface Running extends Pick<Block, 'masked' | 'links' | 'breaks' | 'marks'> {
  readonly broken: readonly BrokenLink[]
}

/** Read a paragraph, a heading or a cell; `html` is told of every piece of html in it that is no break. */
export function readRunning(
  node: Parents,
  span: Span,
  text: string,
  definitions: ReadonlyMap<string, ListLink>,
  html: (value: string, span: Span) => void
): Running {
  const links: ListLink[] = []
  const breaks: Span[] = []
  const marks: Mark[] = []
  const anchors: ListLink[] = []
  let open: Span | undefined
  const masked = mask(node, span, text, (leaf: Nodes, place) => {
    const mark = markOf(leaf, place)
    if (mark) marks.push(mark)
    if (leaf.type === 'link') {
      const link = readLink(leaf, text)
      if (link) links.push(link)
    } else if (leaf.type === 'linkReference') {
      const link = referenceLink(leaf, place, text, definitions)
      if (link) links.push(link)
    } else if (leaf.type === 'break') breaks.push(place)
    else if (leaf.type === 'html') {
      if (isBreak.test(leaf.value)) breaks.push(place)
      else {
        html(leaf.value, place)
        if (/^<a\s/i.test(leaf.value)) open = place
        else if (open && /^<\/a\s*>$/i.test(leaf.value)) {
          const link = anchorLink(text, open, place)
          if (link && !links.some(one => one.span.end > link.span.start)) anchors.push(link)
          open = undefined
        }
      }
    }
  })
  const anchored =
    anchors.length === 0
      ? masked
      : maskLinks(
          masked,
          span.start,
          anchors.map(link => link.span)
        )
  const styled = marks.some(({kind}) => kind === 'html') ? pairStyles(marks, text) : marks
  return mended({masked: anchored, links: inOrder([...links, ...anchors]), breaks, marks: styled}, span, text)
}

const inOrder = <T extends {readonly span: Span}>(all: T[]): T[] => all.sort((a, b) => a.span.start - b.span.start)

/** Running text with the links that are broken read as they were meant. */
function mended({masked, links, breaks, marks}: Omit<Running, 'broken'>, span: Span, text: string): Running {
  const unread = findBroken(masked, span.start, text, new Map(links.map(link => [link.span.start, link])))
  const misled = links.flatMap(link => misledLink(link) ?? [])
  const broken = [...unread, ...misled]
  if (broken.length === 0) return {masked, links, breaks, marks, broken}
  const recovered = broken.flatMap(one => recoveredLink(one, text) ?? [])
  const real = links.filter(
    link => !broken.some(one => link.span.start >= one.span.start && link.span.start < one.span.end)
  )
  return {
    breaks,
    marks,
    broken: inOrder(broken),
    masked:
      unread.length === 0
        ? masked
        : maskLinks(
            masked,
            span.start,
            recovered.map(link => link.span)
          ),
    links: recovered.length === 0 ? links : inOrder([...real, ...recovered])
  }
}
