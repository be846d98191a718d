import {mkdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'

/** Make the folder that a file belongs in. */
export async function folderOf(path: string, cwd: string): Promise<void> {
  await mkdir(dirname(join(cwd, path)), {recursive: true})
}
