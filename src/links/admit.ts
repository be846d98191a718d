import picomatch from 'picomatch'
import {refuse} from './asker.ts'
import {faultOf} from './fault.ts'
import {meansHost} from './host-glob.ts'
import type {FilledOptions} from './options.ts'
import type {Link} from './probe.ts'
import {otherSchemes} from './quirks.ts'

/** A link that can be asked, or why it is not. */
export type Admission = {readonly link: Link} | {readonly as: 'invalid' | 'skipped'; readonly because: string}

/** Makes the function that decides, before any request, which links are asked. */
export function admission({
  exclude,
  allowPrivate
}: Pick<FilledOptions, 'exclude' | 'allowPrivate'>): (written: string) => Admission {
  const patterns = exclude.map(glob => ({glob, matches: excluded(glob)}))
  return written => {
    const pattern = patterns.find(({matches}) => matches(written))
    if (pattern) return {as: 'skipped', because: `excluded by ${pattern.glob}`}
    // `//host/path` takes the scheme of the page that it stands on, which is `https` wherever lists are shown.
    const whole = written.startsWith('//') ? `https:${written}` : written
    const url = URL.canParse(whole) ? new URL(whole) : undefined
    if (!url || (!/^https?:$/.test(url.protocol) && /^h?t?t?ps*:/i.test(url.protocol)))
      return {as: 'invalid', because: 'not a URL'}
    if (!/^https?:$/.test(url.protocol)) {
      const known = otherSchemes.test(written)
      return {
        as: known ? 'skipped' : 'invalid',
        because: `${url.protocol} ${known ? 'links are not checked' : 'is no scheme of the web'}`
      }
    }
    try {
      refuse(url, allowPrivate)
    } catch (error) {
      return {as: 'invalid', because: faultOf(error).says}
    }
    // The parser takes `https` for the host of `https://https//x.org`.
    if (!allowPrivate && !/[.:]/.test(url.hostname))
      return {as: 'invalid', because: `\`${url.hostname}\` is no host of the web`}
    url.hash = ''
    return {link: {written, url}}
  }
}

/** A glob with a scheme matches the whole URL; one without matches the host, or host and path. */
function excluded(glob: string): (written: string) => boolean {
  // `?` and brackets stand in real URLs; only the star is a wildcard.
  const literal = (text: string) => text.replace(/[?+@!()[\]{}|\\]/g, '\\$&').replace(/\*+/g, '**')
  if (glob.includes('://')) return picomatch(literal(glob), {bash: true, dot: true, nonegate: true})
  if (!glob.includes('/')) return written => URL.canParse(written) && meansHost(glob, new URL(written).hostname)
  const matches = picomatch(literal(glob), {bash: true, dot: true, nonegate: true})
  return written => matches(written.replace(/^https?:\/\//i, ''))
}
