import {expect, test} from 'vitest'
import {identify} from '../../src/catalog/identifiers.ts'
import {lint} from '../../src/lint.ts'
import {recommended} from '../fuzz/linting.ts'

test.each(Object.getOwnPropertyNames(Object.prototype))('a host called %s is a host like any other', name => {
  const url = `https://${name}/doi/10.1145/3341301`
  expect(identify(url)).toEqual({})
  expect(lint(`# A\n\n- [Paper](${url})\n`, 'list.md', recommended).list.links).toHaveLength(1)
})
