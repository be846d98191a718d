import {bestCost} from './measure.ts'
import type {Subject} from './subjects.ts'

/** What one size of a list costs. */
export interface Point {
  readonly times: number
  readonly seconds: number
  readonly megabytes: number
}

/** How often the seed list is repeated; the last is eight megabytes with fifty thousand entries. */
export const steps = [1, 2, 5, 10, 20, 50, 100, 200, 350, 500] as const

/** Time and memory of the seed list repeated. */
export function grow(subject: Subject, work: string, write: (times: number) => string): Point[] {
  return steps.map(times => ({times, ...bestCost(subject, work, write(times), times <= 50 ? 3 : 1)}))
}

/**
 * How the last points grow: the exponent of a power law through them by least squares on logarithms, 1 for linear. The cost of a
 * run that does nothing is taken off before.
 */
export function exponent(points: readonly Point[], of: (point: Point) => number, base: number): number {
  const logs = points
    .filter(({times}) => times >= 50)
    .map(point => [Math.log(point.times), Math.log(of(point) - base)] as const)
  const mean = (at: 0 | 1) => logs.reduce((sum, pair) => sum + pair[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const top = logs.reduce((sum, pair) => sum + (pair[0] - x) * (pair[1] - y), 0)
  return top / logs.reduce((sum, pair) => sum + (pair[0] - x) ** 2, 0)
}

const width = 720
const height = 300
const panel = {top: 30, bottom: 250, left: [60, 420] as const, width: 270}

/** Two plots side by side as an SVG that reads on light and dark pages: seconds and megabytes over the size of the list. */
export function plot(
  series: readonly {readonly name: string; readonly color: string; readonly points: readonly Point[]}[]
): string {
  const panels = [
    {title: 'seconds', of: (point: Point) => point.seconds},
    {title: 'megabytes', of: (point: Point) => point.megabytes}
  ].map(({title, of}, index) => {
    const left = panel.left[index]!
    const most = Math.max(...series.flatMap(({points}) => points.map(of)))
    const last = Math.max(...series.flatMap(({points}) => points.map(({times}) => times)))
    const x = (times: number) => left + (times / last) * panel.width
    const y = (value: number) => panel.bottom - (value / most) * (panel.bottom - panel.top)
    const lines = series.map(({color, points}) => {
      const path = points.map(point => `${x(point.times).toFixed(1)},${y(of(point)).toFixed(1)}`)
      const dots = path.map(at => `<circle cx="${at.split(',')[0]}" cy="${at.split(',')[1]}" r="2.5" fill="${color}"/>`)
      return `<polyline points="${path.join(' ')}" fill="none" stroke="${color}" stroke-width="1.5"/>${dots.join('')}`
    })
    const ticks = [0, 0.5, 1].map(
      share =>
        `<text x="${left - 6}" y="${y(share * most) + 4}" text-anchor="end">${label(share * most)}</text><line x1="${left}" x2="${left + panel.width}" y1="${y(share * most)}" y2="${y(share * most)}" stroke="#8888" stroke-width="0.5"/>`
    )
    const below = [0, 100, 200, 300, 400, 500].map(
      times =>
        `<text x="${x(times)}" y="${panel.bottom + 16}" text-anchor="middle">${times === 0 ? '0' : `×${times}`}</text>`
    )
    return `<text x="${left}" y="${panel.top - 10}" font-weight="bold">${title}</text>${ticks.join('')}${below.join('')}${lines.join('')}`
  })
  const names = series.map(
    ({name, color}, index) =>
      `<rect x="${60 + index * 260}" y="280" width="10" height="10" fill="${color}"/><text x="${76 + index * 260}" y="289">${name}</text>`
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11" fill="#888"><title>Seconds and megabytes over the size of the list</title>${panels.join('')}${names.join('')}</svg>\n`
}

const label = (value: number) => (value >= 10 ? value.toFixed(0) : value.toFixed(1))
