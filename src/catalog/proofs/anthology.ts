import type {Proof} from './proof.ts'

/** Venues of the ACL Anthology's ids since 2020, `2023.acl-long.1`; the workshops' own names prove nothing here. */
const names: Readonly<Record<string, string>> = {
  acl: 'ACL',
  emnlp: 'EMNLP',
  naacl: 'NAACL',
  eacl: 'EACL',
  aacl: 'AACL',
  tacl: 'TACL',
  coling: 'COLING',
  conll: 'CoNLL'
}

/** Letters of the ids up to 2019, `P19-1234`, and the volumes of the main conference. */
const letters: Readonly<Record<string, {readonly venue: string; readonly main: RegExp}>> = {
  P: {venue: 'ACL', main: /^[12]/},
  D: {venue: 'EMNLP', main: /^1/},
  N: {venue: 'NAACL', main: /^[12]/},
  E: {venue: 'EACL', main: /^[12]/},
  Q: {venue: 'TACL', main: /^1/}
}

/** What an id of the ACL Anthology proves: `2022.findings-emnlp.3`, `2020.emnlp-demos.4`, `P19-1234`. */
export function proveAnthology(written: string): Proof | undefined {
  const by = `the ACL Anthology id \`${written}\``
  const id = written.toLowerCase()
  const [, year, findings, name, track] = /^(20\d{2})\.(findings-)?([a-z]+)(?:-([a-z\d]+))?\.\d+$/.exec(id) ?? []
  if (name) {
    const venue = Object.hasOwn(names, name) ? names[name] : undefined
    if (!venue) return undefined
    const proof: Proof = {venue, years: [Number(year)], by, confidence: 'high'}
    if (findings) return {...proof, workshop: `Findings of ${venue}`}
    return track && !/^(?:main|long|short|\d+)$/.test(track) ? {...proof, workshop: `${venue} ${track}`} : proof
  }
  const [, letter, digits, number] = /^([pdneq])(\d{2})-(\d{4})$/.exec(id) ?? []
  const old = letters[letter?.toUpperCase() ?? '']
  if (!old?.main.test(number!)) return undefined
  const yy = Number(digits)
  // The Anthology changed its ids with 2020.
  if (yy > 20 && yy < 60) return undefined
  return {venue: old.venue, years: [yy >= 60 ? 1900 + yy : 2000 + yy], by, confidence: 'high'}
}
