// A thread of a run over many lists: reads those that it is sent, one after the other.
import {parentPort, workerData} from 'node:worker_threads'
import type {Config} from './config.ts'
import {teller} from './told.ts'
import type {ThreadAnswer, ThreadQuestion, ThreadStart} from './world/threads.ts'
import {createWorld} from './world.ts'

const {cwd, ...selection} = workerData as ThreadStart
const tell = teller(createWorld(cwd), selection)
const configs = new Map<string, Config>()
let last: Promise<void> = Promise.resolve()

parentPort?.on('message', (question: ThreadQuestion) => {
  last = last.then(() => answer(question))
})

async function answer({index, source, config: text}: ThreadQuestion): Promise<void> {
  let config = configs.get(text)
  if (!config) {
    config = JSON.parse(text) as Config
    configs.set(text, config)
  }
  parentPort?.postMessage({index, told: await tell(source, config)} satisfies ThreadAnswer)
}
