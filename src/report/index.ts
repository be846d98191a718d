import type {Reporter} from './report.ts'

/** Names that `--format` takes. */
export type Format = 'pretty' | 'json' | 'sarif' | 'github' | 'junit' | 'markdown' | 'html' | 'rdjson'

/** Every reporter, loaded when first asked for: a run needs one or two of them. */
export const reporters = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json
} satisfies Partial<Record<Format, () => Promise<Reporter>>>
