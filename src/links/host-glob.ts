/** Whether a host is meant by a pattern: the host itself, or `*.` and a domain for it and all hosts below it. */
export function meansHost(pattern: string, host: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), host.toLowerCase().replace(/\.$/, '')]
  if (!wanted.startsWith('*.')) return wanted === given || wanted === '*'
  return given === wanted.slice(2) || given.endsWith(wanted.slice(1))
}

/** The values of all rows of a table by host pattern that mean this host. */
export const rowsFor = <Value>(table: Readonly<Record<string, Value>>, host: string): Value[] =>
  Object.entries(table)
    .filter(([pattern]) => meansHost(pattern, host))
    .map(([, value]) => value)
