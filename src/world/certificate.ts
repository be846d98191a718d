import type {Socket} from 'node:net'
import {checkServerIdentity, TLSSocket} from 'node:tls'

/** What OpenSSL says when the server forgot to send the certificate between its own and a known authority. */
const missingIntermediate = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'

/**
 * Lets a connection pass whose only fault is a missing intermediate certificate. Browsers fetch that from the address
 * the certificate names; a certificate that names none would fail there too.
 *
 * @param now milliseconds since the epoch, for the date of expiry
 * @throws {Error} with the code of any other fault: expired, self-signed, for another host
 */
export async function certified(socket: Socket | null, hostname: string, now: number): Promise<Socket> {
  if (!(socket instanceof TLSSocket) || socket.authorized) return socket!
  const {authorizationError} = socket
  const code = String(
    authorizationError instanceof Error && 'code' in authorizationError ? authorizationError.code : authorizationError
  )
  const certificate = socket.getPeerCertificate()
  const fault =
    code !== missingIntermediate || !certificate.infoAccess?.['CA Issuers - URI']
      ? Object.assign(new Error(code), {code})
      : Date.parse(certificate.valid_to) < now
        ? Object.assign(new Error('expired'), {code: 'CERT_HAS_EXPIRED'})
        : checkServerIdentity(hostname, certificate)
  if (!fault) return socket
  socket.destroy()
  throw fault
}

/** Gives a certificate fault wrapped by the client its own code back. */
export function incomplete(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error && 'code' in error.cause && !('code' in error)
    ? error.cause
    : error
}
