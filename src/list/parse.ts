import type {Nodes, Root, RootContent} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {UsageError} from '../usage-error.ts'
import {cuts, type Sizes} from './chunks.ts'
import {isBlank, plainBlocks} from './plain.ts'
import {remarkSurplus} from './surplus.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(remarkSurplus).freeze()
/** For what does not begin a file, where there is no front matter. */
const inside = unified().use(remarkParse).use(remarkGfm).use(remarkSurplus).freeze()

/**
 * Parse GitHub's Markdown, with front matter. The only call of the parser: everything else works on its tree.
 * Blocks of very many lines are parsed in parts, which are one block in the source and several in the tree.
 *
 * @param sizes how much is parsed at once, where that is not as usual.
 * @throws {UsageError} for what is nested so deeply that it is no list.
 */
export function parse(text: string, sizes?: Sizes): Root {
  const tree = parseParts(flattened(text), sizes)
  if (isDeep(tree)) throw new UsageError(`it is nested more than ${deepest} deep, which no list is`)
  return tree
}

/** Levels beyond which a tree cannot be walked safely. */
const deepest = 500

/**
 * The text with list and quote markers beyond the hundredth of a line blanked out: the parser needs minutes for thousands
 * of them. What replaces a marker is as long, so that places stay true.
 */
function flattened(text: string): string {
  return text.replace(nested, (_, kept: string, deeper: string) => kept + deeper.replace(/\S/g, 'x'))
}

const marker = '[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))'
const nested = new RegExp(`^((?:${marker}){100})((?:${marker})+)`, 'gm')

function isDeep(tree: Root): boolean {
  const stack: {readonly node: Nodes; readonly depth: number}[] = [{node: tree, depth: 0}]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const {node, depth} = next
    if (depth > deepest) return true
    if ('children' in node) for (const child of node.children) stack.push({node: child, depth: depth + 1})
  }
  return false
}

/** What is plain is read at once, all else by the parser, in parts where it is very long. */
function parseParts(text: string, sizes: Sizes | undefined): Root {
  const children: RootContent[] = []
  let start = 0
  let line = 1
  const parseTo = (end: number) => {
    if (!isBlank(text.slice(start, end)))
      for (const child of parseRest(text.slice(start, end), start, line, sizes)) children.push(child)
  }
  const blocks = plainBlocks(text)
  if (blocks.length === 0 && cuts(text, sizes).length === 0) return processor.parse(text)
  for (const block of blocks) {
    parseTo(block.start)
    children.push(block.node)
    start = block.end
    line = block.nextLine
  }
  parseTo(text.length)
  return {type: 'root', children, position: {start: {line: 1, column: 1, offset: 0}, end: endOf(text)}}
}

/** The blocks of a stretch of text that begins at a line's start. */
function parseRest(text: string, offset: number, line: number, sizes: Sizes | undefined): RootContent[] {
  const children: RootContent[] = []
  const places = cuts(text, sizes)
  let lines = line - 1
  for (const [index, start] of [0, ...places].entries()) {
    const end = places[index] ?? text.length
    const part = text.slice(start, end)
    for (const child of (offset + start === 0 ? processor : inside).parse(part).children) {
      if (offset + start > 0) shift(child, lines, offset + start)
      children.push(child)
    }
    lines += countEndings(part)
  }
  return children
}

const countEndings = (text: string) => text.match(/\r\n?|\n/g)?.length ?? 0

function endOf(text: string) {
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  return {line: countEndings(text) + 1, column: text.length - last, offset: text.length}
}

/** Move a node and all below it to where its part stands in the text. */
function shift(node: Nodes, lines: number, offset: number): void {
  const stack: Nodes[] = [node]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.position) {
      const {start, end} = next.position
      start.line += lines
      end.line += lines
      if (start.offset !== undefined) start.offset += offset
      if (end.offset !== undefined) end.offset += offset
    }
    if ('children' in next) for (const child of next.children) stack.push(child)
  }
}
