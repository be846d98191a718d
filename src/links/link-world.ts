/** All that the link checker needs from outside. `src/world.ts` implements it; tests map it to a web on loopback. */
export interface LinkWorld extends Clock {
  /** Environment variables; read for proxies only (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, lower case wins). */
  readonly env: Readonly<Record<string, string | undefined>>
  /**
   * Asks a second resolver (DNS itself, not getaddrinfo) whether a name exists. Used only to confirm that it does not:
   * `missing` is NXDOMAIN, `unknown` is any other failure.
   */
  resolve(hostname: string): Promise<'exists' | 'missing' | 'unknown'>
  /** Opens an HTTP client for one run. */
  open(settings: ClientSettings): HttpClient
}

/** Time and chance. Nothing in the link checker reads a clock or waits except through these. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** A number in [0, 1), for jitter and for paths nobody uses. */
  random(): number
}

/** What one run's client is allowed to do. */
export interface ClientSettings {
  /**
   * The address guard: says whether a resolved IP address may be connected to. It sees every address of every direct
   * connection (not those of a proxy, which resolves names itself).
   */
  readonly admit: (address: string) => boolean
  /** Most connections to one origin at a time. */
  readonly connections: number
  /** Milliseconds for connecting and the TLS handshake together, once the name is looked up. */
  readonly connectTimeout: number
  /** Milliseconds after which the rest of a body is not waited for; what has come by then is the answer. */
  readonly bodyTimeout: number
}

/** An HTTP client: one exchange at a time and no opinion. It does not follow, retry, pace or judge. */
export interface HttpClient {
  /**
   * Sends one request and reads as much of the answer as asked for.
   *
   * @throws {Error} with a `code` as Node and undici set it (`ENOTFOUND`, `ECONNRESET`, `CERT_HAS_EXPIRED`,
   * `UND_ERR_SOCKET` ...), `ERR_ADDRESS_REFUSED` from the guard, `ERR_PROXY` when a proxy will not connect,
   * or the signal's reason.
   */
  exchange(request: ExchangeRequest): Promise<Exchange>
  /** Closes all connections. */
  close(): Promise<void>
}

/** One request. The path and query go out as they stand in `url`; the fragment never does. */
export interface ExchangeRequest {
  readonly url: URL
  readonly method: 'GET' | 'HEAD' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** How many bytes of the decoded body are wanted, once status and headers are known; 0 for none. */
  readonly want: (head: ExchangeHead) => number
  /** Accept a certificate whose intermediate is missing, as browsers do. Never with a secret among the headers. */
  readonly tolerant?: boolean
  readonly signal: AbortSignal
}

/** Status and headers; names in lower case, repeated headers joined by `, ` except `set-cookie`. */
export interface ExchangeHead {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
}

/** An answer, with the text that was asked for. */
export interface Exchange extends ExchangeHead {
  /** The start of the decoded body, at most as many bytes as were wanted, read as UTF-8 (or the stated charset). */
  readonly body: string
  /** Something odd that did not matter: "the certificate's intermediate is missing". */
  readonly note?: string
}
