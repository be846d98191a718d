/** How a page is asked for. */
export interface PageManner {
  /** Whether large files may be asked for with HEAD. */
  readonly head: boolean
  /** Whether this asks for the link or for something beside it that cannot exist. */
  readonly asked: 'link' | 'sibling'
  /** Request headers. */
  readonly headers: Readonly<Record<string, string>>
}

/** The plain manner: first request of a link. */
export const plainManner: PageManner = {
  head: true,
  asked: 'link',
  headers: {accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8', 'accept-language': 'en,*;q=0.5'}
}

/** The careful manner: a second request before a link is called gone, as like a browser's as an honest robot can be. */
export const carefulManner: PageManner = {
  head: false,
  asked: 'link',
  headers: {
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
    'accept-language': 'en-US,en;q=0.9',
    'cache-control': 'no-cache',
    'upgrade-insecure-requests': '1'
  }
}
