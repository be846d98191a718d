import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()

/** Parse GitHub's Markdown, with front matter. The only call of the parser: everything else works on its tree. */
export function parse(text: string): Root {
  return processor.parse(text)
}
