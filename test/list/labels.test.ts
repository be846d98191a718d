import {describe, expect, test} from 'vitest'
import {hasCorpus, labelledLists} from '../../bench/labels/labels.ts'
import {measures, scoreList} from '../../bench/labels/score.ts'

// The labelled lists are other people's text and stay beside the repository.
describe.skipIf(!hasCorpus)('the reader against what people read', () => {
  const scores = hasCorpus ? labelledLists().map(scoreList) : []

  test.each(scores.map(score => [score.name, score] as const))('%s: each measure at least 0.95', (_, {values}) => {
    for (const measure of measures) expect(values[measure], measure).toBeGreaterThanOrEqual(0.95)
  })

  test.each(measures)('%s: at least 0.99 on average', measure => {
    const sum = scores.reduce((total, {values}) => total + values[measure], 0)
    expect(sum / scores.length).toBeGreaterThanOrEqual(0.99)
  })
})
