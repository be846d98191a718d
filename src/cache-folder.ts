import type {FileWorld} from './world.ts'

/** The project's cache folder: that of its packages, where there are any. */
export async function cacheFolder(world: FileWorld): Promise<string> {
  const packages = (await world.kind('node_modules'))?.kind === 'folder'
  return `${packages ? 'node_modules/' : ''}.cache/awesome-paper-lint`
}
