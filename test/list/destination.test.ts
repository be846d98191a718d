import {expect, test} from 'vitest'
import {badDestination} from '../../src/list/destination.ts'

test.each([
  ['{https://arxiv.org/abs/2506.08276', 'https://arxiv.org/abs/2506.08276'],
  ['(https://arxiv.org/pdf/2106.00417.pdf)', 'https://arxiv.org/pdf/2106.00417.pdf'],
  ['[https://github.com/simonw/llm', 'https://github.com/simonw/llm'],
  ['“https://a.example/paper”', 'https://a.example/paper'],
  ['(https://en.wikipedia.org/wiki/Paper_(list))', 'https://en.wikipedia.org/wiki/Paper_(list)']
])('%s is a URL behind a mark that does not belong to it', (written, expected) => {
  expect(badDestination(written)).toEqual({kind: 'marks-around-url', expected, safe: true})
})

test.each(['https://en.wikipedia.org/wiki/Paper_(list)', '(appendix)/paper.pdf', '{{ site.url }}/paper'])(
  '%s is left alone',
  written => {
    expect(badDestination(written)).toBeUndefined()
  }
)
