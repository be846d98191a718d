/** Why no answer came. */
export interface Fault {
  readonly kind: FaultKind
  /** As a clause for people: "connection refused". */
  readonly says: string
  /** The host was given up on for it: this request was not sent, and to try again is no use. */
  readonly givenUp?: true
}

/**
 * `name`: the name does not resolve; `dns`: the resolver failed; `connect`: no connection; `timeout`; `reset`: the
 * connection broke; `tls`; `protocol`: what came is not HTTP; `private`: the address guard refused; `redirect`: the chain
 * leads in a circle, is too long or leaves the web; `proxy`: the proxy refused; `busy`: the host refuses and was given up on;
 * `server`: a witness answered 5xx or 429; `scheme`, `credentials`: a URL that is not asked.
 */
export type FaultKind =
  | 'name'
  | 'dns'
  | 'connect'
  | 'timeout'
  | 'reset'
  | 'tls'
  | 'protocol'
  | 'private'
  | 'redirect'
  | 'proxy'
  | 'busy'
  | 'server'
  | 'scheme'
  | 'credentials'

/** Thrown when one attempt took longer than it may. */
export class Late extends Error {
  override name = 'Late'
  readonly code = 'ERR_LATE'
}

/** Thrown where the fault is already known. */
export class Faulty extends Error {
  override name = 'Faulty'
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.says)
    this.fault = fault
  }
}

const faults: readonly (readonly [codes: RegExp, kind: FaultKind, says: string])[] = [
  [/^ENOTFOUND$/, 'name', 'no such host'],
  [
    /^(EAI_\w+|ESERVFAIL|ENODATA|EREFUSED|EBADRESP|EFORMERR|ETIMEOUT|ECANCELLED)$/,
    'dns',
    'the name could not be looked up'
  ],
  [/^ECONNREFUSED$/, 'connect', 'connection refused'],
  [
    /^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|EACCES|EPERM|EINVAL)$/,
    'connect',
    'no route to the host'
  ],
  [/^(ERR_LATE|ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'timeout', 'no answer in time'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_ABORTED)$/, 'reset', 'the connection broke'],
  [/^CERT_HAS_EXPIRED$/, 'tls', 'the certificate has expired'],
  [/^CERT_NOT_YET_VALID$/, 'tls', 'the certificate is not valid yet'],
  [/^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/, 'tls', 'the certificate is self-signed'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'tls', 'the certificate is for another host'],
  [/^UNABLE_TO_/, 'tls', 'the certificate cannot be verified'],
  [/^(ERR_SSL|ERR_TLS|EPROTO|CERT_)/, 'tls', 'no secure connection'],
  [/^(HPE_|UND_ERR_)/, 'protocol', 'the answer is not HTTP'],
  [/^ERR_ADDRESS_REFUSED$/, 'private', 'leads to a private address'],
  [/^ERR_PROXY$/, 'proxy', 'the proxy refused']
]

/** The fault behind an error of the client; codes that nobody knows count as a broken connection. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Faulty) return error.fault
  const code = codeOf(error)
  const row = faults.find(([codes]) => codes.test(code))
  if (row) return {kind: row[1], says: `${row[2]}${detail(code)}`}
  return {kind: 'reset', says: `the connection failed${detail(code || String(error))}`}
}

/** The `code` of an error, or of the first inner error that has one; '' when there is none. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  // Without a code where the first bytes are none of HTTP.
  if (error.name === 'HTTPParserError') return 'HPE_INVALID_START'
  if (error instanceof AggregateError) return error.errors.map(codeOf).find(Boolean) ?? ''
  return codeOf(error.cause)
}

/** Codes that add nothing to the words are left out. */
const detail = (code: string): string =>
  /^(|ERR_LATE|ENOTFOUND|ERR_PROXY|ERR_ADDRESS_REFUSED)$/.test(code) ? '' : ` (${code})`
