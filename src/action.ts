import {confined} from './action/confined.ts'
import {main} from './action/main.ts'
import {createRunner} from './action/runner.ts'
import {createWorld} from './world.ts'

const {env, stdout} = process
const print = (text: string) =>
  new Promise<void>((resolve, reject) => {
    stdout.write(text, error => (error ? reject(error) : resolve()))
  })

const stop = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort(new Error('cancelled')))
process.exitCode = await main(
  createRunner(env, print),
  confined(createWorld(env.GITHUB_WORKSPACE || process.cwd())),
  stop.signal
)
