import type {IncomingMessage, ServerResponse} from 'node:http'
import type {Certificates} from './certificates.ts'

/** One request at a zoo's server, and what its site may do with it. */
export interface Visit {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The host asked for, without a port. */
  readonly host: string
  /** Path and query exactly as they came. */
  readonly path: string
  /** How many requests for this host and path came before this one. */
  readonly before: number
  /** Waits, in the zoo's time. */
  sleep(ms: number): Promise<void>
  /** Never goes on; resolves when the visitor leaves. */
  hang(): Promise<void>
}

/** A site of the simulated web. */
export interface Site {
  /** What it answers; `undefined` means that the handler has written the response itself. */
  answer?(visit: Visit): Reply | undefined | Promise<Reply | undefined>
  /** Which certificate it shows. Default `good`. */
  readonly certificate?: Exclude<keyof Certificates, 'ca'>
  /** How its name resolves: addresses (default: one public one), several answers in turn, or a resolver's error code; `NEVER` for none at all. */
  readonly names?: readonly string[] | readonly (readonly string[])[] | string
  /** What the second resolver says. Default: `missing` for ENOTFOUND. */
  readonly second?: 'exists' | 'missing' | 'unknown'
  /** Addresses nobody answers at, not even to refuse. */
  readonly silent?: readonly string[]
  /** Addresses that refuse connections. */
  readonly refuses?: readonly string[]
  /** No server listens. */
  readonly closed?: boolean
  /** Connections to it fail with this code, as the system gives it where there is no way to a host. */
  readonly unreachable?: string
  /** What a server says that is no HTTP server, before it closes the connection. */
  readonly raw?: Buffer
}

/** Sites by host name. */
export type Sites = Readonly<Record<string, Site>>

/** A plain answer: a status, or more. */
export type Reply =
  | number
  | {
      readonly status?: number
      readonly headers?: Readonly<Record<string, string | readonly string[]>>
      readonly body?: string | Buffer
    }

/** One request as it arrived. */
export interface Hit {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly tls: boolean
}

/** An answer with a page of HTML. */
export const page = (title: string, text: string, status = 200): Reply => ({
  status,
  headers: {'content-type': 'text/html; charset=utf-8'},
  body: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`
})

/** A redirect. */
export const to = (location: string, status = 302, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: {location, ...headers}
})

/** The page of some paper. */
export const paper = (): Reply =>
  page('Pollux: Co-adaptive Cluster Scheduling', 'A paper on scheduling of deep learning jobs in shared clusters.')
