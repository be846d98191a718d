/** How long the parts of reading take on lists repeated to four megabytes: `npx tsx bench/labels/time.ts`. */
import {outline} from '../../src/list/outline.ts'
import {parse} from '../../src/list/parse.ts'
import {readList} from '../../src/list/read.ts'
import {listNames, listText} from './labels.ts'

const names = listNames().filter(name => /byungsoo|avelino|jindong|he-y|weihaox/.test(name))
console.log('| list | MB | parse ms | outline ms | read, inference and all ms | share of the parse |')
console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
for (const name of names) {
  for (const size of [1, 4]) {
    const once = listText(name)
    const text = once.repeat(Math.ceil((size * 1e6) / once.length))
    const start = performance.now()
    const tree = parse(text)
    const parsed = performance.now()
    outline(tree, text)
    const outlined = performance.now()
    readList(tree, text)
    const read = performance.now()
    const rest = read - outlined - (outlined - parsed)
    const row = [name, (text.length / 1e6).toFixed(1), parsed - start, outlined - parsed, rest]
    const shown = row.map(value => (typeof value === 'number' ? value.toFixed(0) : value))
    console.log(`| ${shown.join(' | ')} | ${((100 * rest) / (parsed - start)).toFixed(0)} % |`)
  }
}
