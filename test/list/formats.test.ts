import {describe, expect, test} from 'vitest'
import entryFormat from '../../rules/entry-format.ts'
import {exportEntries} from '../../src/export.ts'
import {fix} from '../../src/fix.ts'
import {lint} from '../../src/lint.ts'
import {cpuTime} from '../helpers/cpu-time.ts'

const read = (text: string) => {
  const {list} = lint(text, 'list.md', {rules: []})
  return {list, entries: exportEntries(list, 'list.md')}
}
const brief = (text: string) =>
  read(text).entries.map(({line, title, url, venue, year}) => [line, title, url, venue, year])

const arxiv = (id: number) => `https://arxiv.org/abs/2301.0000${id}`

describe('an entry', () => {
  test.each<[string, string, unknown[][]]>([
    [
      'on a bare line',
      `[OSDI'21][CMU] [Pollux: Goodput](${arxiv(1)})  \n`,
      [[1, 'Pollux: Goodput', arxiv(1), 'OSDI', 2021]]
    ],
    [
      'with its title beside labels',
      `- Oort: Guided Participant Selection (*OSDI 2021*) [[Paper]](${arxiv(1)}) [[Code]](https://github.com/a/b)\n`,
      [[1, 'Oort: Guided Participant Selection', arxiv(1), 'OSDI', 2021]]
    ],
    [
      'whose label is the venue',
      `- Learning to Adapt Structured Output Space [[CVPR2018]](${arxiv(1)}) [[Pytorch]](https://github.com/a/b)\n`,
      [[1, 'Learning to Adapt Structured Output Space', arxiv(1), 'CVPR', 2018]]
    ],
    [
      'with the venue linked in front',
      `## 2022\n\n- [[ICML](${arxiv(1)})] Finding the Low-Bit Sub-Distribution [**\`qnn\`**] [[code](https://github.com/a/b)]\n`,
      [[3, 'Finding the Low-Bit Sub-Distribution', arxiv(1), 'ICML', 2022]]
    ],
    [
      'with a bold title, italic authors and a date',
      `- [2023/03] **PaLM-E: An Embodied Model.** *Danny Driess et al. Arxiv.* [[paper](${arxiv(1)})]\n`,
      [[1, 'PaLM-E: An Embodied Model', arxiv(1), 'arXiv', 2023]]
    ],
    [
      'as a citation',
      `**[3]** Hinton, Geoffrey, and Jeff Dean. "**Distilling the knowledge**." arXiv preprint arXiv:1503.02531 (2015). [[pdf]](${arxiv(1)}) :star:\n`,
      [[1, 'Distilling the knowledge', arxiv(1), 'arXiv', 2015]]
    ],
    [
      'with by and authors',
      `- [PET: Optimizing Tensor Programs](${arxiv(1)}) by Haojie Wang et al., OSDI 2021\n`,
      [[1, 'PET: Optimizing Tensor Programs', arxiv(1), 'OSDI', 2021]]
    ],
    [
      'with a linked short name',
      `- [Punica](${arxiv(1)}): Multi-Tenant LoRA Serving | UW | MLSys' 24\n`,
      [[1, 'Punica: Multi-Tenant LoRA Serving', arxiv(1), 'MLSys', 2024]]
    ],
    [
      'with author and year as the link',
      `1. **Engineering a Sort Function. [Bentley, McIlroy (1993)](${arxiv(1)}).**\n`,
      [[1, 'Engineering a Sort Function', arxiv(1), null, 1993]]
    ],
    [
      'over three lines',
      `**NeRF in the Wild.**<br>\n*Ana Bo, [Cai Du](https://cai.example/).*<br>\nCVPR 2021. [[PDF](${arxiv(1)})] [[Project](https://p.example/)]\n`,
      [[1, 'NeRF in the Wild', arxiv(1), 'CVPR', 2021]]
    ],
    [
      'over three plain lines',
      `Ray: A Distributed Framework\nOSDI 2018\n${arxiv(1)}\n`,
      [[1, 'Ray: A Distributed Framework', arxiv(1), 'OSDI', 2018]]
    ],
    [
      'with a list of links below',
      `**SED: A Simple Encoder-Decoder**\n\n- Paper: ${arxiv(1)}\n- Code: https://github.com/a/b\n`,
      [[1, 'SED: A Simple Encoder-Decoder', arxiv(1), null, null]]
    ],
    [
      'with details below',
      `- Gandiva: Introspective cluster scheduling [[Paper]](${arxiv(1)})\n  - Xiao, Wencong, et al. (*OSDI 2018*)\n  - Summary: improves the efficiency of 2017 clusters.\n`,
      [[1, 'Gandiva: Introspective cluster scheduling', arxiv(1), 'OSDI', 2018]]
    ],
    [
      'in a table',
      `| Name | Year | Series | Paper |\n|---|---|---|---|\n| Sia | 2023 | SOSP | [Paper](${arxiv(1)}) |\n| Lyra | 2023 | EuroSys | [Paper](${arxiv(2)}) |\n`,
      [
        [3, 'Sia', arxiv(1), 'SOSP', 2023],
        [4, 'Lyra', arxiv(2), 'EuroSys', 2023]
      ]
    ],
    [
      'in a table with badges',
      `| Title | Venue | Date |\n|---|---|---|\n| ![Star](https://img.shields.io/x.svg) <br> [**LURE: Less Hallucination**](${arxiv(1)}) <br> | ICLR | 2023-10-01 |\n`,
      [[3, 'LURE: Less Hallucination', arxiv(1), 'ICLR', 2023]]
    ],
    [
      'under a label that is its venue',
      `**Arxiv**\n- A Survey on Domain Adaptation [[7 Jun 2021]](${arxiv(1)})\n`,
      [[2, 'A Survey on Domain Adaptation', arxiv(1), 'arXiv', 2021]]
    ],
    [
      'in a details group that is its year',
      `<details>\n<summary><b>2024</b></summary>\n\n- [Perseus: Energy Bloat in Training](${arxiv(1)})\n\n</details>\n`,
      [[4, 'Perseus: Energy Bloat in Training', arxiv(1), null, 2024]]
    ]
  ])('%s', (_, text, expected) => expect(brief(text)).toEqual(expected))
})

describe('no entry', () => {
  test.each([
    ['a table of contents', '- [Training](#training)\n- [Serving](#serving)\n'],
    ['software', '- [gin](https://github.com/gin-gonic/gin) - HTTP web framework with ES2015 support.\n'],
    ['people', '| Name | University | Homepage |\n|---|---|---|\n| Ana Bo | CMU | [Home](https://ana.example/) |\n'],
    ['prose', 'Please see [our guide](https://arxiv.org/help) before you open a pull request.\n'],
    ['a legend', '| Symbol | Meaning |\n|---|---|\n| A | accuracy |\n']
  ])('is %s', (_, text) => expect(brief(text)).toEqual([]))
})

describe('the inferred format', () => {
  const list = (line: (index: number) => string, count = 8) =>
    Array.from({length: count}, (_, index) => line(index)).join('')

  test.each([
    [
      "[{venue}'{yy}][{affiliation}] [{title}]({url})",
      (i: number) => `- [OSDI'2${i}][CMU] [A System Called Number ${i}](${arxiv(i)})\n`
    ],
    [
      '[{title}]({url}) by {authors}, {venue} {yyyy}',
      (i: number) => `- [A System Called Number ${i}](${arxiv(i)}) by Ana Bo et al., OSDI 202${i}\n`
    ],
    ['{title} [[{label}]]({url})', (i: number) => `- A System Called Number ${i} [[paper]](${arxiv(i)})\n`],
    [
      '[{title}]({url}){? | {affiliation}}',
      (i: number) => `- [A System Called Number ${i}](${arxiv(i)})${i % 2 ? ' | CMU' : ''}\n`
    ]
  ])('%s', (notation, line) => expect(read(list(line)).list.format.notation).toBe(notation))

  test('repairs brackets whole, never by halves', () => {
    const custom = list(i => `- A System Called Number ${i} [[paper](${arxiv(i)})] [[code](https://github.com/a/b)]\n`)
    const slip = `- Another System [[paper]](${arxiv(9)}) [[code]](https://github.com/a/b)\n`
    const rules = [{id: 'entry-format', plugin: entryFormat as never, severity: 'error' as const}]
    const {text} = fix(custom + slip, 'list.md', {rules}, false).list
    expect(text.slice(custom.length)).toBe(`- Another System [[paper](${arxiv(9)})] [[code]](https://github.com/a/b)\n`)
  })

  test('is none where no shape dominates', () => {
    const {list} = read(
      `- [Aaa bbb ccc](${arxiv(1)})\n- **Ddd eee fff** OSDI 2021 [pdf](${arxiv(2)})\n- "Ggg hhh iii", ${arxiv(3)}\n`
    )
    expect([list.format.notation, list.fits]).toEqual(['', false])
  })

  test('is found in linear time', () => {
    const lines = (count: number) =>
      list(i => `- [OSDI'21] [A System Called Number ${i}](https://arxiv.org/abs/2301.${10000 + i})\n`, count)
    const time = (text: string) => {
      const start = cpuTime()
      read(text)
      return cpuTime() - start
    }
    time(lines(500))
    const [once, eight] = [time(lines(1000)), time(lines(8000))]
    expect(eight).toBeLessThan(once * 24)
  })

  test('is not slowed down by what was made to slow it down', () => {
    const hostile = [
      '[',
      '(',
      '*a ',
      ', ',
      "'2",
      ' by A B,',
      '"',
      '. ',
      'A. ',
      '[[a]',
      '|',
      '<b>',
      '&amp;',
      '`a`',
      '[a](b) '
    ].map(piece => `- ${piece.repeat(4000)} [x](https://arxiv.org/abs/1)\n`)
    const start = cpuTime()
    read(hostile.join('\n'))
    expect(cpuTime() - start).toBeLessThan(15_000)
  })
})
