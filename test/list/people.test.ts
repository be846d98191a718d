import fc from 'fast-check'
import {expect, test} from 'vitest'
import {splitPeople} from '../../src/list/people.ts'

test.each<[string, string[]]>([
  ['Ana Bo, Cai Du and Eva Fo', ['Ana Bo', 'Cai Du', 'Eva Fo']],
  ['Ana Bo, Cai Du, and Eva Fo.', ['Ana Bo', 'Cai Du', 'Eva Fo']],
  ['by Ana Bo et al.', ['Ana Bo']],
  ['Mayer, Ruben, and Hans-Arno Jacobsen', ['Ruben Mayer', 'Hans-Arno Jacobsen']],
  ['Bianco, Simone, et al.', ['Simone Bianco']],
  ['Reddi, Vijay Janapa, et al.', ['Vijay Janapa Reddi']],
  ['Hinton, Geoffrey E., Oriol Vinyals, and Jeff Dean', ['Geoffrey E. Hinton', 'Oriol Vinyals', 'Jeff Dean']],
  ['Okafor, M., Lindqvist, J., & Zhang, W.', ['M. Okafor', 'J. Lindqvist', 'W. Zhang']],
  ['Chun, B.G., Weimer, M.D.', ['B.G. Chun', 'M.D. Weimer']],
  ['Lerer, Adam and Wu, Ledell and Shen, Jiajun', ['Adam Lerer', 'Ledell Wu', 'Jiajun Shen']],
  ['van der Berg, Jan; Du, Cai', ['Jan van der Berg', 'Cai Du']],
  ['Liskov, Zilles', ['Liskov', 'Zilles']],
  ['LeCun, Bengio, Hinton', ['LeCun', 'Bengio', 'Hinton']],
  ['Knuth', ['Knuth']],
  ['M. Okafor, J.-P. Lindqvist, and W. Zhang', ['M. Okafor', 'J.-P. Lindqvist', 'W. Zhang']],
  ['*Ana Bo*, Cai Du†', ['Ana Bo', 'Cai Du']],
  ['Ana Bo (MIT), Cai Du (CMU, Meta)', ['Ana Bo', 'Cai Du']],
  ['王小明、李雷，韩梅梅等', ['王小明', '李雷', '韩梅梅']],
  ['', []]
])('%s', (text, people) => {
  expect(splitPeople(text)).toEqual(people)
})

test('whole names joined by commas come back as they are', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/).filter(one => !/^(?:And|With|From)$/.test(one))
  const name = fc.tuple(word, word).map(([given, family]) => `${given} ${family}`)
  fc.assert(
    fc.property(fc.array(name, {minLength: 1, maxLength: 8}), names => {
      expect(splitPeople(names.join(', '))).toEqual(names)
    })
  )
})
