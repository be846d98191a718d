import type {Socket} from 'node:net'
import type {Clock} from '../links/link-world.ts'

/** Milliseconds an address has to itself before the next one is tried beside it (RFC 8305, section 5). */
const headStart = 250

/**
 * Connects to the first of several addresses of one host that answers, IPv6 and IPv4 by turns ("happy eyeballs").
 *
 * @param connect starts a connection to one address and returns its socket
 * @throws the last connection error when no address answers, or the signal's reason
 */
export async function dial(
  addresses: readonly string[],
  connect: (address: string) => Socket,
  clock: Clock,
  signal: AbortSignal
): Promise<Socket> {
  const open = new Set<Socket>()
  const done = new AbortController()
  const giveUp = () => done.abort(signal.reason)
  signal.addEventListener('abort', giveUp, {once: true})
  try {
    const attempts: Promise<Socket>[] = []
    let failure: unknown
    for (const address of byTurns(addresses)) {
      signal.throwIfAborted()
      attempts.push(established(connect(address), open, done.signal))
      const last = attempts.at(-1)!
      const winner = await Promise.race([
        // All refused so far: the next one's turn.
        Promise.any(attempts).catch(() => undefined),
        last.catch(error => {
          failure = error
        }),
        clock.sleep(headStart, done.signal).catch(() => undefined)
      ])
      if (winner) return keep(winner, open)
    }
    try {
      return keep(await Promise.any(attempts), open)
    } catch {
      signal.throwIfAborted()
      throw failure ?? new Error('no address to connect to')
    }
  } finally {
    signal.removeEventListener('abort', giveUp)
    done.abort()
    for (const socket of open) socket.destroy()
  }
}

function keep(socket: Socket, open: Set<Socket>): Socket {
  open.delete(socket)
  return socket
}

/** Resolves once the socket is connected; rejects with its error or the signal's reason. */
function established(socket: Socket, open: Set<Socket>, signal: AbortSignal): Promise<Socket> {
  open.add(socket)
  const connected = new Promise<Socket>((resolve, reject) => {
    const abort = () => socket.destroy(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
    const settle = () => {
      signal.removeEventListener('abort', abort)
      socket.off('connect', succeed).off('error', fail)
    }
    const succeed = () => {
      settle()
      resolve(socket)
    }
    const fail = (error: Error) => {
      settle()
      // A socket that fails twice must not crash the process.
      socket.on('error', () => {})
      open.delete(socket)
      reject(error)
    }
    socket.once('connect', succeed).once('error', fail)
    signal.addEventListener('abort', abort, {once: true})
  })
  connected.catch(() => {})
  return connected
}

/** The addresses in their order, but alternating between the families. */
function byTurns(addresses: readonly string[]): string[] {
  const isSix = (address: string) => address.includes(':')
  const first = addresses.filter(address => isSix(address) === isSix(addresses[0]!))
  const second = addresses.filter(address => isSix(address) !== isSix(addresses[0]!))
  return first
    .flatMap((address, index) => [address, ...second.slice(index, index + 1)])
    .concat(second.slice(first.length))
}
