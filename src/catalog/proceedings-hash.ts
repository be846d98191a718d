/** The first 32 bits of the md5 of every number that hashes were made of, and the number. */
let numbers: ReadonlyMap<number, number> | undefined

/** How many there are, counted from 0. */
const count = 20_000

/**
 * True for a hash that a NeurIPS paper of 2000 to 2021 can have: all 12,159 of them in public bibliographies are the md5 of
 * an integer below 20,000, so a hash that is none has a mistyped digit. Takes lower case.
 */
export function isProceedingsHash(hash: string): boolean {
  numbers ??= firstWords()
  const words = [0, 8, 16, 24].map(at => bigEndian(Number.parseInt(hash.slice(at, at + 8), 16)))
  const number = numbers.get(words[0]!)
  return number !== undefined && hash.length === 32 && md5(number).every((word, index) => word === words[index])
}

function firstWords(): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (let number = 0; number < count; number++) found.set(md5(number)[0]!, number)
  return found
}

/** A word whose bytes stand in the other order. */
const bigEndian = (word: number) =>
  (word << 24) | ((word << 8) & 0xff0000) | ((word >> 8) & 0xff00) | ((word >>> 24) & 0xff)

const sines = Int32Array.from({length: 64}, (_, step) => Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1))))
const turns = Uint8Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21)
const block = new Int32Array(16)
const digest = new Int32Array(4)

/**
 * The md5 (RFC 1321) of the decimal digits of a number below 100,000, as four words; the next call overwrites them.
 * All that are needed take some milliseconds this way; `node:crypto` takes several times as long to make as many objects.
 */
function md5(number: number): Int32Array {
  const digits = String(number)
  block[0] = 0
  block[1] = 0
  for (let at = 0; at < digits.length; at++) block[at >> 2]! |= digits.charCodeAt(at) << ((at & 3) * 8)
  block[digits.length >> 2]! |= 0x80 << ((digits.length & 3) * 8)
  block[14] = digits.length * 8
  let a = 0x67452301
  let b = 0xefcdab89 | 0
  let c = 0x98badcfe | 0
  let d = 0x10325476
  for (let step = 0; step < 64; step++) {
    let mixed: number
    let word: number
    if (step < 16) {
      mixed = (b & c) | (~b & d)
      word = step
    } else if (step < 32) {
      mixed = (d & b) | (~d & c)
      word = 5 * step + 1
    } else if (step < 48) {
      mixed = b ^ c ^ d
      word = 3 * step + 5
    } else {
      mixed = c ^ (b | ~d)
      word = 7 * step
    }
    const sum = (a + mixed + sines[step]! + block[word & 15]!) | 0
    const turn = turns[((step >> 4) << 2) | (step & 3)]!
    a = d
    d = c
    c = b
    b = (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0
  }
  digest[0] = a + 0x67452301
  digest[1] = b + 0xefcdab89
  digest[2] = c + 0x98badcfe
  digest[3] = d + 0x10325476
  return digest
}
