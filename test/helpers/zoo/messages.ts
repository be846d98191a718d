import type {Endpoint} from './servers.ts'
import type {Hit} from './site.ts'

/** What the zoo's process tells the test's. */
export type FromZoo =
  | {
      readonly kind: 'ready'
      /** By host: for http and https. */
      readonly endpoints: Readonly<Record<string, readonly [Endpoint, Endpoint]>>
      readonly canary: Endpoint
      readonly ca: string
    }
  | {readonly kind: 'hit'; readonly hit: Hit}
  | {readonly kind: 'canary'; readonly what: string}
  | {readonly kind: 'hangs'; readonly key: string}
  /** An answer waits; time is the test's. */
  | {readonly kind: 'sleep'; readonly key: string; readonly ms: number; readonly id: number}
  | {readonly kind: 'told'; readonly id: number}

/** What the test's process tells the zoo's. */
export type ToZoo =
  /** Time has passed for the answer that waited. */
  | {readonly kind: 'wake'; readonly id: number}
  /** To be answered with `told`, behind everything that was told before. */
  | {readonly kind: 'tell'; readonly id: number}
