import {expect, test} from 'vitest'
import {withoutCredentials} from '../../src/text/redact.ts'

test.each([
  ['https://user:secret@a.example/x', 'https://***@a.example/x'],
  ['see (https://token@a.example/x) and ftp://u:p@b.example', 'see (https://***@a.example/x) and ftp://***@b.example'],
  ['https://a:b@c@d.example/', 'https://***@d.example/'],
  ['https://medium.com/@someone/x', 'https://medium.com/@someone/x'],
  ['https://a.example?mail=x@y.example', 'https://a.example?mail=x@y.example'],
  ['someone@a.example', 'someone@a.example']
])('%s is printed as %s', (text, printed) => {
  expect(withoutCredentials(text)).toBe(printed)
})
