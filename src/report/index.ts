import type {Reporter} from './report.ts'

/** Names that `--format` takes. */
export type Format = 'pretty' | 'json' | 'sarif' | 'github' | 'junit' | 'markdown' | 'html' | 'rdjson'

/** Every reporter, loaded when first asked for: a run needs one or two of them. */
export const reporters = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  junit: async () => (await import('./junit.ts')).junit,
  markdown: async () => (await import('./markdown.ts')).markdown,
  html: async () => (await import('./html.ts')).html,
  rdjson: async () => (await import('./rdjson.ts')).rdjson
} satisfies Record<Format, () => Promise<Reporter>>
