/** Hosts that papers and their code live on, and so are worth imitating. */
const known = [
  'arxiv.org',
  'github.com',
  'gitlab.com',
  'doi.org',
  'acm.org',
  'usenix.org',
  'openreview.net',
  'ieee.org',
  'neurips.cc',
  'mlr.press',
  'mlsys.org',
  'aclanthology.org',
  'thecvf.com',
  'springer.com',
  'huggingface.co',
  'google.com',
  'youtube.com',
  'semanticscholar.org',
  'researchgate.net',
  'paperswithcode.com'
] as const

/** Letters of other scripts that look like Latin ones. */
const lookAlike: Readonly<Record<string, string>> = {
  а: 'a',
  ь: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  у: 'y',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ɡ: 'g',
  ɑ: 'a'
}

/** What is left of a host when everything that looks alike is one: `arxlv.org` and `arxiv.org` are. */
const fold = (host: string) => host.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/[1i]/g, 'l').replace(/0/g, 'o')

/**
 * The host that another one imitates, `''` where it mixes scripts without imitating a known one, or nothing.
 * `host` is in lower case, its labels in Unicode. An honest name in another script is none of it.
 */
export function impostor(host: string): string | undefined {
  const latin = [...host].map(letter => lookAlike[letter] ?? letter).join('')
  const folded = fold(latin)
  for (const real of known) {
    if (latin === real || latin.endsWith(`.${real}`)) {
      if (latin !== host) return real
      return
    }
    if (folded === fold(real) || folded.endsWith(`.${fold(real)}`)) return real
  }
  const mixes = host
    .split('.')
    .some(label => /[a-z]/.test(label) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(label))
  return mixes ? '' : undefined
}
