import type {Answer, Sign} from './signs.ts'

/**
 * Oddities of the world, one row and one reason each. Code elsewhere never names a host: what is special about one is
 * said here. Sources are threads and documents named in the rows.
 */

/** How a host wants to be asked. */
export interface Pace {
  /** The host, or `*.` and a domain for it and all below it. */
  readonly host: string
  /** Requests at once. */
  readonly width: number
  /** Milliseconds between starts. */
  readonly spacing: number
  readonly because: string
}

/** Hosts with rules of their own. All others take the options' `perHost` and `spacing`. */
export const paces: readonly Pace[] = [
  {host: 'doi.org', width: 4, spacing: 100, because: 'no published limit; ten a second has been seen to pass'},
  {host: 'dx.doi.org', width: 4, spacing: 100, because: 'the same service as doi.org'},
  {
    host: 'export.arxiv.org',
    width: 1,
    spacing: 3_000,
    because: 'one request in three seconds, one connection (info.arxiv.org/help/api/tou)'
  },
  {
    host: 'arxiv.org',
    width: 1,
    spacing: 3_000,
    because: 'robots.txt asks for a crawl delay; the API is meant for programs'
  },
  {host: 'www.arxiv.org', width: 1, spacing: 3_000, because: 'the same service as arxiv.org'},
  {
    host: 'api.github.com',
    width: 2,
    spacing: 100,
    because: 'secondary limits ask for few requests at once (docs.github.com, best practices for REST)'
  },
  {host: 'github.com', width: 4, spacing: 100, because: 'its pages answer 429 to bursts (lycheeverse/lychee#1402)'},
  {host: 'archive.org', width: 1, spacing: 1_000, because: 'its API answers 429 to more, and is asked for help only'},
  {host: 'web.archive.org', width: 1, spacing: 1_000, because: 'limits strictly and blocks for minutes'}
]

/** A sign, and when an answer shows it. */
export interface Trait {
  readonly sign: Sign['kind']
  readonly says: string
  readonly because: string
  readonly when: (answer: Answer) => boolean
}

const header = (answer: Answer, name: string): string => answer.headers[name] ?? ''
const moved = (answer: Answer): boolean => answer.url.href !== answer.from.href
const short = (answer: Answer): string =>
  answer.page && answer.page.text.length < 3_000 ? `${answer.page.title} ${answer.page.text}` : ''

/** What answers look like that are not the page. The first row of a kind that fits is told. */
export const traits: readonly Trait[] = [
  {
    sign: 'wall',
    says: 'Cloudflare asks for a browser',
    because:
      'set on every challenge page, whatever its status (developers.cloudflare.com, Detect a Challenge Page response)',
    when: answer => header(answer, 'cf-mitigated') === 'challenge'
  },
  {
    sign: 'wall',
    says: 'AWS WAF asks for a browser',
    because:
      'comes with status 202 or 405 and an interstitial (docs.aws.amazon.com, API_ChallengeAction); IEEE Xplore, Semantic Scholar',
    when: answer => /^(challenge|captcha)$/.test(header(answer, 'x-amzn-waf-action'))
  },
  {
    sign: 'wall',
    says: 'OpenReview asks for a browser',
    because: 'since 2026 pages redirect robots to /challenge?redirect=..., which answers 200',
    when: ({url}) => /(^|\.)openreview\.net$/.test(url.hostname) && url.pathname === '/challenge'
  },
  {
    sign: 'wall',
    says: 'a page that only tells a browser from a robot',
    because: 'interstitials of Cloudflare, Akamai, Imperva, PerimeterX and DataDome in their own words',
    when: answer =>
      /^(just a moment|attention required!|verifying your browser|checking your browser|access denied|pardon our interruption|are you a (human|robot)|human verification|security check|robot check|client challenge|ddos-guard|one moment, please)\b/i.test(
        answer.page?.title ?? ''
      ) ||
      /\b(enable javascript and cookies to continue|_Incapsula_Resource|px-captcha|request unsuccessful\. incapsula)\b/i.test(
        short(answer)
      )
  },
  {
    sign: 'login',
    says: 'asks for a login',
    because: 'a redirect to a page for logging in says nothing of the page behind it',
    when: answer =>
      moved(answer) &&
      (/(^|\/)(log-?in|sign-?in|sso|auth|oauth2?|authenticate|authwall|cas|saml2?|idp|shibboleth|users\/sign_in|wp-login\.php|servicelogin)([/.]|$)/i.test(
        answer.url.pathname
      ) ||
        /^(accounts\.google\.com|login\.|signin\.|sso\.|auth\.|idp\.|id\.)/i.test(answer.url.hostname))
  },
  {
    sign: 'parked',
    says: 'the domain is for sale',
    because: 'domain dealers take redirects from the domains they hold',
    when: answer =>
      moved(answer) &&
      /(^|\.)(hugedomains\.com|dan\.com|sedo\.com|sedoparking\.com|afternic\.com|parkingcrew\.net|bodis\.com|undeveloped\.com|uniregistry\.com|domainmarket\.com|buydomains\.com)$/.test(
        answer.url.hostname
      )
  },
  {
    sign: 'parked',
    says: 'the domain is for sale',
    because: 'the words of parking pages, which hold little else',
    when: answer =>
      /\b((this |the )?domain( name)?( [\w.-]+\.\w{2,})? (is|may be) (for sale|parked|available for (purchase|sale))|buy this domain|domain (is )?parked|parked (free|domain)|inquire about this domain)\b/i.test(
        short(answer)
      )
  },
  {
    sign: 'lost',
    says: 'the page says that it was not found',
    because: 'soft 404: the words of an error page under status 200; a sibling must confirm it',
    when: answer =>
      /\b(404|(page|file|document|content|resource|article|site|url) (was |is |could |can ?)?(not|no longer|n['’]t) (be )?(found|exist|available|here)|not found|page (does|do)(n['’]t| not) exist|(page|article|document) (has been |was )(removed|deleted)|no such (page|file|article|paper)|does(n['’]t| not) exist|no longer (available|exists)|nothing (was )?found|page missing|seite nicht gefunden|page introuvable|页面不存在|找不到)/i.test(
        answer.page
          ? `${answer.page.title} | ${answer.page.headings} | ${answer.page.text.length < 600 ? answer.page.text : ''}`
          : ''
      )
  },
  {
    sign: 'lost',
    says: 'redirects to an error page',
    because: 'soft 404: some sites redirect what they do not have to a page that answers 200',
    when: answer =>
      moved(answer) &&
      /(^|[/_.-])(404|not-?found|page-?not-?found|error|errors|missing|notexist)([/_.-]|$)/i.test(answer.url.pathname)
  }
]

/** Files that are worth a HEAD: large, seldom generated, and their text would not be read. Pages are always read with GET. */
export const headPays =
  /\.(pdf|ps|ps\.gz|eps|zip|gz|tgz|bz2|xz|7z|tar|pptx?|docx?|xlsx?|key|mp4|mov|webm|mp3|wav|png|jpe?g|gif|webp|iso|whl|bib|csv|parquet|h5|pt|ckpt|safetensors)$/i

/** Schemes that mean something, only not to a link checker. */
export const otherSchemes =
  /^(mailto|tel|sms|ftp|ftps|sftp|git|ssh|data|file|irc|ircs|news|magnet|doi|urn|javascript|about|blob|ws|wss|gopher|geo|xmpp|matrix|obsidian|vscode|zotero|steam):/i

/** Hosts asked whether there is a network at all, only when nothing has answered yet: the registries this checker lives on. */
export const networkWitnesses: readonly string[] = ['https://doi.org/', 'https://arxiv.org/', 'https://github.com/']
