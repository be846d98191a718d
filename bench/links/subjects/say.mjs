// What a subject prints: one line of JSON a verdict, and one at the end.
import {readFileSync} from 'node:fs'

export const urls = JSON.parse(readFileSync(process.env.ZOO_URLS, 'utf8'))
export const say = (url, verdict, status) => process.stdout.write(`${JSON.stringify({url, verdict, status})}\n`)
const before = process.hrtime.bigint()
export const end = () => {
  const ms = Number((process.hrtime.bigint() - before) / 1_000_000n)
  process.stdout.write(
    `${JSON.stringify({ms, rss: process.resourceUsage().maxRSS, cpu: Math.round(process.cpuUsage().user / 1000)})}\n`,
    () => process.exit(0)
  )
}
