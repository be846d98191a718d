import {createHash} from 'node:crypto'
import type {Placed} from './rank.ts'

/**
 * A fingerprint for each finding that outlives moves: it hashes the rule, the list, what the line says and which of the
 * equal ones it is, and never a line number. GitHub's own `primaryLocationLineHash` is left to GitHub's upload action,
 * which adds it and warns about any other value.
 */
export function fingerprints(
  findings: readonly Placed[],
  lines: ReadonlyMap<string, readonly string[]>
): readonly string[] {
  const seen = new Map<string, number>()
  const result: string[] = []
  for (const {path, finding} of findings) {
    const line = lines.get(path)?.[finding.line - 1] ?? ''
    const hash = digest([finding.rule, path, line.trim().replace(/\s+/g, ' ')])
    const number = (seen.get(hash) ?? 0) + 1
    seen.set(hash, number)
    result.push(`${hash}:${number}`)
  }
  return result
}

/** Sixteen hexadecimal digits for some texts. */
function digest(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16)
}
