import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** Writes lists of the seed's size that differ in every URL of USENIX, so that nothing is known from one to the next; their names. */
export function manyLists(seed: string, count: number, folder: string): string[] {
  mkdirSync(folder, {recursive: true})
  return Array.from({length: count}, (_, index) => {
    const name = `list-${index}.md`
    writeFileSync(join(folder, name), seed.replaceAll('/presentation/', `/presentation/n${index}-`))
    return name
  })
}
