import {expect, test} from 'vitest'
import {
  allAffiliations,
  correctAffiliation,
  correctionOf,
  findAffiliation,
  isKnownAffiliation
} from '../../src/catalog/affiliations.ts'

test.each([
  ['Standford', 'Stanford'],
  ['Carnegie Melon', 'Carnegie Mellon'],
  ['UCBerkley', 'UCBerkeley'],
  ['Alibabab', 'Alibaba'],
  ['KASIT', 'KAIST'],
  ['UT Austion', 'UT Austin']
])('%s is %s misspelt', (written, expected) => {
  expect(correctAffiliation(written)).toBe(expected)
})

test.each(
  'KAIST KAUST MSR MSRA MSRI UT UC IIT NTU UWM UMich Umich VMWare Colombia Perdue Cornel Carnegie-Mellon Massachussets Stanfordx THU NTHU'.split(
    ' '
  )
)('%s is not corrected', written => {
  expect(correctAffiliation(written)).toBeUndefined()
})

test('Variants of case and hyphen are told apart from misspellings', () => {
  expect(correctionOf('Umich')).toMatchObject({expected: 'UMich', caseOnly: true})
  expect(correctionOf('VMWare')).toMatchObject({expected: 'VMware', caseOnly: true})
  expect(correctionOf('Carnegie-Mellon')).toMatchObject({expected: 'Carnegie Mellon', caseOnly: true})
  expect(correctionOf('UMich')).toBeUndefined()
  expect(correctionOf('Nvidia')).toBeUndefined()
})

test('No right spelling of one affiliation is a misspelling of another', () => {
  for (const {tag, aliases} of allAffiliations()) {
    for (const written of [tag, ...aliases]) expect(correctAffiliation(written)).toBeUndefined()
  }
})

test('An affiliation of the configuration is known and never corrected', () => {
  expect(isKnownAffiliation('Acme')).toBe(false)
  expect(findAffiliation('acme', ['Acme'])?.kind).toBe('custom')
  expect(correctAffiliation('Standford', ['Standford'])).toBeUndefined()
})

test('A shared tag tells who else it means', () => {
  expect(findAffiliation('UT')?.fullName).toBeUndefined()
  expect(findAffiliation('UW')?.alsoMeans).toContain('Waterloo')
  expect(findAffiliation('KAIST')?.lookAlike).toEqual(['KAUST'])
})
