import type {Nodes, Root, RootContent} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {UsageError} from '../usage-error.ts'
import {cuts, type Sizes} from './chunks.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()

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

function parseParts(text: string, sizes: Sizes | undefined): Root {
  const places = cuts(text, sizes)
  if (places.length === 0) return processor.parse(text)
  const children: RootContent[] = []
  let lines = 0
  for (const [index, start] of [0, ...places].entries()) {
    const end = places[index] ?? text.length
    const part = text.slice(start, end)
    for (const child of processor.parse(part).children) {
      shift(child, lines, start)
      children.push(child)
    }
    lines += part.match(/\r\n?|\n/g)?.length ?? 0
  }
  const [first, last] = [children[0]?.position, children.at(-1)?.position]
  return {
    type: 'root',
    children,
    ...(first && last && {position: {start: {line: 1, column: 1, offset: 0}, end: last.end}})
  }
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
    if ('children' in next) stack.push(...next.children)
  }
}
