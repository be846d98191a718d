import {UsageError} from './usage-error.ts'

const units: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000}

/** What to write where a duration is wanted, as the end of a sentence. */
export const expectedDuration = 'expected a duration such as 500ms, 20s, 5m, 2h or 30d'

/**
 * Milliseconds of a duration: `500ms`, `20s`, `5m`, `2h`, `30d`; a bare number is seconds.
 *
 * @throws {UsageError} that names where the duration stands.
 */
export function parseDuration(value: string | number, where: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(String(value).trim())
  if (!match) throw new UsageError(`${where} is \`${value}\`, ${expectedDuration}`)
  return Number(match[1]) * units[match[2] ?? 's']!
}
