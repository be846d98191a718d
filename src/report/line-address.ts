import type {Range} from '../text/span.ts'
import {percentPath} from './escape.ts'

/** Address of some lines of a list; `plain` shows the source, for lines of rendered Markdown cannot be pointed at. */
export function lineAddress(path: string, {line, endLine}: Pick<Range, 'line' | 'endLine'>, source: string): string {
  return `${source}${percentPath(path)}?plain=1#L${line}${endLine > line ? `-L${endLine}` : ''}`
}
