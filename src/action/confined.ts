import {relative, resolve, sep} from 'node:path'
import type {World} from '../world.ts'

/**
 * A world in which no symbolic link of the checkout leads out of it, or into `.git`: a pull request may bring such a link,
 * under the name of a list or of a report, and what is behind it must neither be read nor overwritten. Paths that are
 * named outside of the checkout are the workflow's own.
 */
export function confined(world: World): World {
  const inside = (folder: string, path: string) => {
    const way = relative(folder, path)
    return resolve(way) !== way && way.split(sep)[0] !== '..' ? way : undefined
  }
  const check = async (path: string) => {
    if (path === '-' || inside(world.cwd, resolve(world.cwd, path)) === undefined) return
    const real = await world.realpath(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return undefined
    })
    if (real === undefined) {
      // Not there yet: its folder tells.
      const folder = resolve(world.cwd, path, '..')
      if (folder !== resolve(world.cwd, path)) await check(folder)
      return
    }
    const way = inside(await world.realpath('.'), real)
    if (way === undefined) throw new Error('a symbolic link leads out of the checkout')
    if (way.split(sep)[0]!.toLowerCase() === '.git') throw new Error('it leads into .git')
  }
  return {
    ...world,
    async read(path) {
      await check(path)
      return world.read(path)
    },
    async entries(folder) {
      await check(folder)
      return world.entries(folder)
    },
    async write(path, text) {
      await check(path)
      await world.write(path, text)
    },
    async journal(path, first) {
      await check(path)
      return world.journal(path, first)
    }
  }
}
