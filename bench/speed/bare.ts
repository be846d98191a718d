// The bare parse: what any checker built on remark pays before it looks at anything.
import {readFileSync} from 'node:fs'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const tree = unified().use(remarkParse).use(remarkGfm).parse(readFileSync(process.argv[2]!, 'utf8'))
process.stdout.write(`${tree.children.length} blocks\n`)
