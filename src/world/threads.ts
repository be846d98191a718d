import {Worker} from 'node:worker_threads'
import type {Config} from '../config.ts'
import type {Source} from '../files.ts'
import type {Selection, Told} from '../told.ts'

/** A list for a thread to read. */
export interface ThreadTask {
  readonly source: Source
  readonly config: Config
}

/** How many threads, and what each has to know. */
export interface ThreadSetup extends Selection {
  readonly threads: number
}

/** What a thread is started with. */
export interface ThreadStart extends Selection {
  readonly cwd: string
}

/** To a thread: a list and its number. The configuration is JSON, so that a thread knows one that it has seen. */
export interface ThreadQuestion {
  readonly index: number
  readonly source: Source
  readonly config: string
}

/** From a thread: what there is to say of a list, or why it is refused. */
export interface ThreadAnswer {
  readonly index: number
  readonly told: Told | string
}

/** Lists that a thread has before it, so that it need not wait for the next. */
const ahead = 2

/**
 * Read lists in threads. Each gets the next list when it is done with one; a thread that dies is a defect of ours and ends all.
 */
export async function readInThreads(
  cwd: string,
  lists: readonly ThreadTask[],
  {threads, ...selection}: ThreadSetup,
  signal?: AbortSignal
): Promise<(Told | string)[]> {
  const start: ThreadStart = {...selection, cwd}
  const answers: ThreadAnswer[] = []
  let next = 0
  let open = lists.length
  const workers = Array.from(
    {length: threads},
    () => new Worker(new URL('../worker.js', import.meta.url), {workerData: start})
  )
  try {
    await new Promise<void>((resolve, reject) => {
      const stop = () => reject(signal?.reason)
      if (signal?.aborted) stop()
      signal?.addEventListener('abort', stop, {once: true})
      for (const worker of workers) {
        const ask = () => {
          const index = next++
          if (index >= lists.length) return
          const {source, config} = lists[index]!
          worker.postMessage({index, source, config: JSON.stringify(config)} satisfies ThreadQuestion)
        }
        worker.on('message', (answer: ThreadAnswer) => {
          answers[answer.index] = answer
          open--
          if (open === 0) resolve()
          else ask()
        })
        worker.on('error', cause => reject(new Error('a thread that read lists failed', {cause})))
        worker.on('exit', code => reject(new Error(`a thread that read lists ended with code ${code}`)))
        for (let count = 0; count < ahead; count++) ask()
      }
    })
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()))
  }
  return answers.map(({told}) => told)
}
