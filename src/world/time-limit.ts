import {type Context, createContext, Script} from 'node:vm'

/** Made when first needed: an empty world of names with one, the work. */
let context: Context | undefined
let script: Script | undefined

/**
 * Do some work that waits for nothing, and stop it when it takes too long: V8 interrupts it from another thread, also in the
 * middle of a loop, of a regular expression or of a `try`. What the work has made is lost then; what it has changed stays.
 *
 * @param ms milliseconds of real time, 1 or more.
 * @returns what the work returns; `undefined` when it was stopped.
 */
export function withinTime<T extends object>(ms: number, work: () => T): T | undefined {
  context ??= createContext({})
  script ??= new Script('work()')
  const outer = context.work
  context.work = work
  try {
    return script.runInContext(context, {timeout: ms})
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return
    throw error
  } finally {
    context.work = outer
  }
}
