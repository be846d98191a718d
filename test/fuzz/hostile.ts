import fc from 'fast-check'

/** Pieces of text that have broken some program or other. */
const oddities = [
  '\u0000',
  '\u001b[31m',
  '\u001b]8;;https://evil.example\u0007',
  '\u009b',
  '\u007f',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u2066',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u00a0',
  '\u3000',
  '\u00ad',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\ud800',
  '\udc00',
  '\u{1f600}',
  '👩‍🔬',
  'e\u0301',
  'İ',
  'ß',
  'ﬁ',
  'א',
  'الف',
  '漢字',
  '\ue000',
  '\ue001',
  '\ue002',
  '\ue010',
  '\ue014',
  '__proto__',
  'constructor',
  '::error::x',
  '##[error]x',
  '%0A',
  '${x}',
  '$&',
  '$1',
  "$'",
  '=1+1',
  '"',
  "'",
  '`',
  ']]>',
  '</script>'
]

const unit = fc.integer({min: 0, max: 0xffff}).map(code => String.fromCharCode(code))

/** One odd piece of text: a control, half a character, a mark that turns the line around, syntax of somebody else. */
export const oddity: fc.Arbitrary<string> = fc.oneof({weight: 6, arbitrary: fc.constantFrom(...oddities)}, unit)

/** Any text, most of it odd. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(oddity, fc.string({unit: 'binary', maxLength: 8}), fc.constantFrom(' ', 'a', '\n', '\r\n', '\t')), {
    maxLength: 16
  })
  .map(parts => parts.join(''))

/** Any bytes as a program that does not care would read them. */
export const decodedBytes: fc.Arbitrary<string> = fc
  .uint8Array({maxLength: 400})
  .map(bytes => new TextDecoder('utf-8').decode(bytes))
