import {createHash} from 'node:crypto'

let hashes: ReadonlySet<string> | undefined

/**
 * True for a hash that a NeurIPS paper of 2000 to 2021 can have: all 12,159 of them in public bibliographies are the md5 of
 * an integer below 20,000, so a hash that is none has a mistyped digit. Takes lower case.
 */
export function isProceedingsHash(hash: string): boolean {
  // 20,000 digests take some 30 ms: only the lists that link to such a paper pay.
  hashes ??= new Set(
    Array.from({length: 20_000}, (_, number) => createHash('md5').update(String(number)).digest('hex'))
  )
  return hashes.has(hash)
}
