// The long run: every property in turn, on ever new values, until the time is up or one fails.
//   npm run fuzz -- [--seed N] [--minutes N] [--only WORDS]      (or FUZZ_SEED, FUZZ_MINUTES)
import {randomInt} from 'node:crypto'
import {parseArgs} from 'node:util'
import fc from 'fast-check'
import {properties} from './all.ts'
import {reduced} from './reduce.ts'

const {values: given} = parseArgs({
  options: {seed: {type: 'string'}, minutes: {type: 'string'}, only: {type: 'string'}, path: {type: 'string'}}
})
const first = Number(given.seed ?? process.env.FUZZ_SEED ?? randomInt(2 ** 31))
const minutes = Number(given.minutes ?? process.env.FUZZ_MINUTES ?? 5)
const chosen = properties.filter(({name}) => name.includes(given.only ?? ''))
if (!Number.isInteger(first) || !(minutes > 0) || chosen.length === 0) {
  console.error(
    `fuzz: expected a whole --seed, --minutes above 0 and --only of: ${properties.map(({name}) => name).join('; ')}`
  )
  process.exit(2)
}

/** The error and what caused it, each with the lines of its stack that are ours. */
function because(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const stack = (error.stack ?? '').split('\n').filter(line => /^\s+at .*(?:\/src\/|\/rules\/)/.test(line))
  return [error.message.slice(0, 1500), ...stack.slice(0, 4), ...(error.cause ? [because(error.cause)] : [])].join('\n')
}

/** The value of a failure with its text reduced. */
function smaller(values: unknown, property: fc.IProperty<unknown>): unknown {
  const [value] = values as [unknown]
  const within = (text: string) => (Array.isArray(value) ? [text, ...value.slice(1)] : text)
  const text = Array.isArray(value) ? value[0] : value
  if (typeof text !== 'string') return value
  return within(reduced(text, shorter => property.run([within(shorter)]) !== null))
}

const end = performance.now() + minutes * 60_000
const tried = new Map<string, number>()
const failed = new Set<string>()
console.log(`seed ${first}, ${minutes} minutes, ${chosen.length} properties`)
for (let seed = first; performance.now() < end && failed.size < chosen.length; seed++) {
  for (const {name, property} of chosen) {
    if (failed.has(name) || performance.now() > end) continue
    const found = fc.check(property, {
      seed,
      numRuns: 200,
      interruptAfterTimeLimit: Math.max(1, end - performance.now()) + 60_000,
      ...(given.path !== undefined && {path: given.path, endOnFailure: true})
    })
    tried.set(name, (tried.get(name) ?? 0) + found.numRuns)
    if (!found.failed || !found.counterexample) continue
    failed.add(name)
    console.log(
      `\nFAILED: ${name}\nagain: npm run fuzz -- --seed ${seed} --only '${name}' --path '${found.counterexamplePath}'`
    )
    console.log(`value: ${fc.stringify(smaller(found.counterexample, property)).slice(0, 3000)}`)
    console.log(`because: ${because(found.errorInstance)}`)
  }
  if (given.path !== undefined) break
}
for (const [name, count] of tried)
  console.log(`${failed.has(name) ? 'FAILED' : 'held  '} ${String(count).padStart(8)}  ${name}`)
process.exitCode = failed.size > 0 ? 1 : 0
