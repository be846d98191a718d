import type {Nodes, Root, RootContent} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {cuts} from './chunks.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()

/**
 * Parse GitHub's Markdown, with front matter. The only call of the parser: everything else works on its tree.
 * Blocks of very many lines are parsed in parts, which are one block in the source and several in the tree.
 */
export function parse(text: string): Root {
  const places = cuts(text)
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
