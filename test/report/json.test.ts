import {describe, expect, test} from 'vitest'
import {json} from '../../src/report/json.ts'
import {hostile} from './hostile.ts'
import {small, withFindings} from './many.ts'
import {clean, ordinary} from './ordinary.ts'

const options = {color: false, quiet: false}

describe('json', () => {
  test('has the promised keys in the promised order', () => {
    const value = JSON.parse(json(ordinary, options))
    expect(Object.keys(value)).toEqual(['version', 'tool', 'files', 'links', 'summary', 'scope', 'notes'])
    expect(Object.keys(value.files[0])).toEqual(['path', 'format', 'entries', 'findings'])
    const finding = value.files[0].findings.find(({rule}: {rule: string}) => rule === 'venue-url-mismatch')
    expect(Object.keys(finding)).toEqual([
      'rule',
      'severity',
      'message',
      'line',
      'column',
      'endLine',
      'endColumn',
      'fix',
      'docs',
      'inChange'
    ])
    const link = value.links.find(({verdict}: {verdict: string}) => verdict === 'moved')
    expect(Object.keys(link)).toEqual(['url', 'verdict', 'because', 'to', 'evidence', 'places'])
  })

  test('leaves out notes, fix, page and cause where there are none', () => {
    expect(Object.keys(JSON.parse(json(clean, options)))).toEqual(['version', 'tool', 'files', 'links', 'summary'])
    const [file] = JSON.parse(json(withFindings([small(1)]), options)).files
    expect(Object.keys(file.findings[0])).toEqual([
      'rule',
      'severity',
      'message',
      'line',
      'column',
      'endLine',
      'endColumn'
    ])
  })

  test('says exactly what the list says, however hostile', () => {
    const value = JSON.parse(json(hostile, options))
    const messages = value.files[0].findings.map(({message}: {message: string}) => message)
    expect(messages).toEqual(hostile.files[0]!.findings.map(({message}) => message))
    expect(value.files[0].path).toBe(hostile.files[0]!.path)
    expect(value.notes).toEqual([...hostile.notes, `${value.files[0].path}: ${hostile.files[0]!.notes[0]}`])
  })

  test('never holds the text of a list', () => {
    expect(json(ordinary, options)).not.toContain('Main target')
  })
})
