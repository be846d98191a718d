import {UsageError} from './usage-error.ts'

const units: Readonly<Record<string, number>> = {b: 1, kb: 1e3, mb: 1e6, gb: 1e9}

/**
 * Bytes of a size: `500kB`, `20MB`, `1GB`; a bare number is bytes.
 *
 * @throws {UsageError} that names where the size stands.
 */
export function parseSize(value: string, where: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?b)?$/i.exec(value.trim())
  if (!match) throw new UsageError(`${where} is \`${value}\`, expected a size such as 500kB or 20MB`)
  return Math.floor(Number(match[1]) * units[(match[2] ?? 'b').toLowerCase()]!)
}
