/** Milliseconds of processor time of this process so far: unlike the clock's, they do not grow with what else the machine does. */
export function cpuTime(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}
