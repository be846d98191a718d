import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {isLocalName, isPublic, literalAddress} from '../../src/links/guard.ts'

const byte = fc.integer({min: 0, max: 255})
const inside = (first: number, second: fc.Arbitrary<number> = byte) =>
  fc.tuple(fc.constant(first), second, byte, byte).map(bytes => bytes.join('.'))
const privateAddress = fc.oneof(
  inside(127),
  inside(10),
  inside(0),
  inside(172, fc.integer({min: 16, max: 31})),
  inside(192, fc.constant(168)),
  inside(169, fc.constant(254)),
  inside(100, fc.integer({min: 64, max: 127})),
  inside(198, fc.integer({min: 18, max: 19})),
  fc.tuple(fc.integer({min: 224, max: 255}), byte, byte, byte).map(bytes => bytes.join('.'))
)
const hex = (address: string) => {
  const [a, b, c, d] = address.split('.').map(Number) as [number, number, number, number]
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}

describe('the address guard', () => {
  test('refuses every private IPv4 address, however IPv6 wraps it', () => {
    fc.assert(
      fc.property(privateAddress, address => {
        const forms = [
          address,
          `::ffff:${address}`,
          `::ffff:${hex(address)}`,
          `64:ff9b::${hex(address)}`,
          `2002:${hex(address)}::1`,
          `::${hex(address)}`
        ]
        return forms.every(form => !isPublic(form))
      })
    )
  })

  test('refuses every spelling that a URL may give it', () => {
    fc.assert(
      fc.property(privateAddress, fc.constantFrom('decimal', 'hex', 'octal', 'short'), (address, form) => {
        const bytes = address.split('.').map(Number)
        const number = bytes.reduce((sum, each) => sum * 256 + each, 0)
        const host = {
          decimal: String(number),
          hex: `0x${number.toString(16)}`,
          octal: bytes.map(each => `0${each.toString(8)}`).join('.'),
          short: `${bytes[0]}.${number % 2 ** 24}`
        }[form]
        return !isPublic(literalAddress(new URL(`http://${host}/`)) ?? '')
      })
    )
  })

  test('lets public addresses pass', () => {
    const open = fc
      .tuple(fc.integer({min: 1, max: 223}), byte, byte, byte)
      .filter(([a, b]) => ![0, 10, 100, 127, 169, 172, 192, 198, 203].includes(a) && b < 256)
    fc.assert(fc.property(open, bytes => isPublic(bytes.join('.')) && isPublic(`::ffff:${bytes.join('.')}`)))
    for (const address of ['2606:4700::1', '2a00:1450:4001::200e', '64:ff9b::808:808'])
      expect(isPublic(address), address).toBe(true)
  })

  test.each([
    '',
    'x',
    'fe80::1%eth0',
    '::1',
    '::',
    'fc00::1',
    'fdff::1',
    'ff02::1',
    'fec0::1',
    '100::1',
    '2001:db8::1',
    '192.0.2.1',
    '203.0.113.9'
  ])('refuses %s', text => {
    expect(isPublic(text)).toBe(false)
  })

  test('knows the names of this machine', () => {
    for (const name of ['localhost', 'a.localhost', 'LOCALHOST.', 'printer.local', 'metadata.google.internal'])
      expect(isLocalName(name), name).toBe(true)
    for (const name of ['localhost.example.org', 'mylocalhost', 'local.org'])
      expect(isLocalName(name), name).toBe(false)
  })
})
