import {createHash} from 'node:crypto'
import {describe, expect, test} from 'vitest'
import {isProceedingsHash} from '../../src/catalog/proceedings-hash.ts'

const md5 = (text: string) => createHash('md5').update(text).digest('hex')

describe('hashes of NeurIPS papers', () => {
  test('the md5 of every number below 20,000 is one', () => {
    const refused = Array.from({length: 20_000}, (_, number) => number).filter(
      number => !isProceedingsHash(md5(String(number)))
    )
    expect(refused).toEqual([])
  })

  test('no other hash is one', () => {
    const others = ['20000', '20001', '99999', '-1', '007', '', 'a paper'].map(md5)
    expect(others.filter(isProceedingsHash)).toEqual([])
  })

  test('a hash with one digit changed, or one too many or few, is none', () => {
    const hash = md5('1234')
    const changed = [...hash].map((digit, at) => hash.slice(0, at) + (digit === '0' ? '1' : '0') + hash.slice(at + 1))
    expect([...changed, hash.slice(1), hash.slice(0, -1), `${hash}0`].filter(isProceedingsHash)).toEqual([])
  })
})
