import {describe, expect, test} from 'vitest'
import {readAny} from '../../src/list/any.ts'
import {outline} from '../../src/list/outline.ts'
import {parse} from '../../src/list/parse.ts'

/** Title, venue, year, number of authors and the start of the URL of every entry of a section of papers. */
function entriesOf(lines: string) {
  const text = `# List\n\n## Papers\n\n${lines}\n`
  return readAny(outline(parse(text), text), text, []).entries.map(
    ({title, venue, year, scope, authors, url, short}) => [
      title.text,
      venue?.known?.name ?? venue?.text ?? scope?.venue,
      year?.value ?? scope?.year,
      authors?.text,
      url.text,
      short?.text
    ]
  )
}

describe('a citation that begins with its authors is read:', () => {
  test.each([
    [
      'with a bold title after the year',
      '1. Chris Quirk and Hoifung Poon. 2017. **Distant supervision for relation extraction**. In Proceedings of EACL, pages 1171–1182. [[paper]](http://www.aclweb.org/anthology/E17-1110)',
      [
        'Distant supervision for relation extraction',
        'EACL',
        2017,
        'Chris Quirk and Hoifung Poon',
        'http://www.aclweb.org/anthology/E17-1110'
      ]
    ],
    [
      'with a title in italics',
      '* Ana Bo, Cai Du, *Recurrent Neural Network based Language Modeling*, Interspeech 2011 [[Paper](https://example.org/x.pdf)]',
      [
        'Recurrent Neural Network based Language Modeling',
        'Interspeech',
        2011,
        'Ana Bo, Cai Du',
        'https://example.org/x.pdf'
      ]
    ],
    [
      'with a plain title between initials and the venue',
      '- Ana P. Bo, Cai S. Du, Reinforcement Learning with Replacing Eligibility Traces, ICML, 1996. [[Paper]](https://example.org/a.pdf)',
      [
        'Reinforcement Learning with Replacing Eligibility Traces',
        'ICML',
        1996,
        'Ana P. Bo, Cai S. Du',
        'https://example.org/a.pdf'
      ]
    ],
    [
      'after "et al."',
      '- Ana Bo, Cai Du et al, Black-Box Data-efficient Policy Search for Robotics (IROS 2017) [[ArXiv](https://arxiv.org/abs/1703.07261)]',
      [
        'Black-Box Data-efficient Policy Search for Robotics',
        'IROS',
        2017,
        'Ana Bo, Cai Du et al',
        'https://arxiv.org/abs/1703.07261'
      ]
    ]
  ])('%s', (_, line, expected) => {
    expect(entriesOf(line)[0]?.slice(0, 5)).toEqual(expected)
  })
})

describe('what follows a title is told apart:', () => {
  test.each([
    [
      'people and a venue',
      '- [Progressive multi-view stereo](https://example.org/a.pdf). A. Bo, M. Cai and L. Van Du. CVPR 2016.',
      'CVPR',
      2016,
      'A. Bo, M. Cai and L. Van Du'
    ],
    [
      'one person and a venue',
      '- [Linear-time structure from motion](https://example.org/a.pdf). C. Wu. CVPR, 2013.',
      'CVPR',
      2013,
      'C. Wu'
    ],
    [
      'two family names and a venue',
      '- [Structure from Motion Revisited](https://example.org/a.pdf). Bo, Cai. CVPR 2016.',
      'CVPR',
      2016,
      'Bo, Cai'
    ],
    ['one person', '- [Visual odometry in the air](https://example.org/a.pdf) D. Cai', undefined, undefined, undefined],
    [
      'a venue and how often it was cited',
      '- Deep imbalanced attribute classification (ECCV 2018, 30+ citations) [[**Paper**](https://example.org/a.pdf)]',
      'ECCV',
      2018,
      undefined
    ],
    [
      'a year and people',
      '- Long short-term memory (1997), S. Bo and J. Cai. [[pdf]](https://example.org/a.pdf)',
      undefined,
      1997,
      'S. Bo and J. Cai'
    ]
  ])('%s', (_, line, venue, year, authors) => {
    expect(entriesOf(line)[0]?.slice(1, 4)).toEqual([venue, year, authors])
  })
})

describe('a title is read whole:', () => {
  test.each([
    [
      'with bold words in it',
      '- (arXiv 2023.2) A Survey of **SENSOR FUSION** for Driving, [[Paper]](https://arxiv.org/pdf/2302.11481.pdf)',
      'A Survey of SENSOR FUSION for Driving'
    ],
    [
      'with a bold word in front',
      '- **Agents** for **Robotics**: Design Principles, [[Paper]](https://arxiv.org/pdf/2302.11481.pdf)',
      'Agents for Robotics: Design Principles'
    ],
    [
      'with its year in the label',
      '- [Neural Ordinary Differential Equations (2018)](https://arxiv.org/abs/1806.07366) [[original code]](https://github.com/a/b), with much more',
      'Neural Ordinary Differential Equations'
    ],
    [
      'in quotation marks after a short name',
      '- AQUA: "Program Induction by Rationale Generation". *Ana Bo et al.* ACL 2017. [[Paper](https://example.org/a.pdf)]',
      'Program Induction by Rationale Generation'
    ],
    [
      'as a link after a bold short name',
      "- **MILE**, [MILE: A Multi-Level Framework for Graphs](https://arxiv.org/abs/1802.09612), arXiv'18",
      'MILE: A Multi-Level Framework for Graphs'
    ],
    [
      'below an item that holds the short name',
      '- **GraphGym**\n  - A platform for designing Graph Neural Networks, NeurIPS 2020\n  - [[Paper]](https://example.org/a.pdf)\n  - [[Python]](https://github.com/a/b)',
      'A platform for designing Graph Neural Networks'
    ]
  ])('%s', (_, lines, title) => {
    expect(entriesOf(lines).map(([text]) => text)).toEqual([title])
  })

  test('and links with labels only are no entry', () => {
    expect(
      entriesOf(
        '- [A Paper About Something Else](https://arxiv.org/abs/1802.09612)\n- [[arxiv]](https://arxiv.org/abs/1607.00653) [[C++]](https://github.com/a/c)'
      )
    ).toHaveLength(1)
  })
})

describe('a title above its links is read with them:', () => {
  test('a heading above labelled links', () => {
    const lines =
      '### A Survey of Protocol Fuzzing (ACM CSUR 2023)<a name="x"></a>\n\n* <img src="link.png">[Link](https://arxiv.org/abs/2401.01568)\n* [Code](https://github.com/a/b)\n\nAbstract: Protocols form the bedrock.'
    expect(entriesOf(lines).map(one => [one[0], one[2], one[4]])).toEqual([
      ['A Survey of Protocol Fuzzing', 2023, 'https://arxiv.org/abs/2401.01568']
    ])
  })

  test('a heading that is a link, above people and a venue', () => {
    const lines =
      '### [All of the Answers](https://arxiv.org/abs/2401.01569)\n\n*Ana Bo, Cai Du*\n\nNeurIPS 2020 | [Code](https://github.com/a/b)'
    expect(entriesOf(lines).map(one => one.slice(0, 4))).toEqual([
      ['All of the Answers', 'NeurIPS', 2020, 'Ana Bo, Cai Du']
    ])
  })

  test('a paragraph above items of labelled links', () => {
    const lines =
      ':heavy_check_mark: [Coupled Generative Adversarial Networks] \n- [[Paper]](https://arxiv.org/abs/1606.07536)[[Code]](https://github.com/a/C)(NIPS 2016)'
    expect(entriesOf(lines).map(one => one.slice(0, 3))).toEqual([
      ['Coupled Generative Adversarial Networks', 'NeurIPS', 2016]
    ])
  })

  test('but not a heading above entries of their own', () => {
    const lines =
      '### Natural Language Processing\n\n**[1]** Bo, Ana, et al. "Learning of Words and Meaning." AISTATS(2012) [[pdf]](https://example.org/a.pdf)\n\n**[2]** Du, Cai, et al. "Ask Me Anything Again." ICML(2015) [[pdf]](https://example.org/b.pdf)'
    expect(entriesOf(lines)).toHaveLength(2)
  })
})

describe('what is no title is passed over:', () => {
  test('badges in front of a title in a table cell', () => {
    const lines =
      '| Title & Authors | Links |\n|--|--|\n|[![Star](https://img.shields.io/a.svg)](https://github.com/e/q) [![Publish](https://img.shields.io/b.svg)]()<br>[Quamba: A Quantization Recipe for Models](https://arxiv.org/abs/2410.13229) <br> Ana Bo, Cai Du |[Github](https://github.com/e/q)|'
    expect(entriesOf(lines).map(one => [one[0], one[4]])).toEqual([
      ['Quamba: A Quantization Recipe for Models', 'https://arxiv.org/abs/2410.13229']
    ])
  })

  test('people before a colon', () => {
    const lines = '- Ana Bo, Eva F. Cai, and Uwe Du: Combining Labeled and Unlabeled Data, ICML 1998.'
    expect(entriesOf(lines).map(one => one.slice(0, 4))).toEqual([
      ['Combining Labeled and Unlabeled Data', 'ICML', 1998, 'Ana Bo, Eva F. Cai, and Uwe Du']
    ])
  })

  test('a name before a colon is part of its title', () => {
    const lines =
      '- [[pdf](https://arxiv.org/abs/2204.01691)] Do As I Can, Not As I Say: Grounding Language in Robots. ICML 2022.'
    expect(entriesOf(lines)[0]?.[0]).toBe('Do As I Can, Not As I Say: Grounding Language in Robots')
  })
})

test('bold titles without links are papers below a heading that is an edition of a venue', () => {
  const lines =
    '### 2016 ISCA\n- **Cnvlutin: Ineffectual-Neuron-Free Computing of Networks.** (Toronto)\n- **EIE: An Efficient Inference Engine.** (Stanford)'
  expect(entriesOf(lines).map(one => one.slice(0, 3))).toEqual([
    ['Cnvlutin: Ineffectual-Neuron-Free Computing of Networks', 'ISCA', 2016],
    ['EIE: An Efficient Inference Engine', 'ISCA', 2016]
  ])
})

test('a link to a host of papers leads to the paper, though its label says that it is a web site', () => {
  const lines =
    '**Scale-wise Distillation of Models** \\\n[[Website](https://arxiv.org/abs/2503.16397)]\n[[Project](https://example.github.io/swd/)]\n[[Code](https://github.com/a/b)]'
  expect(entriesOf(lines).map(one => one[4])).toEqual(['https://arxiv.org/abs/2503.16397'])
})

test('html that makes text bold or italic sets fields apart like Markdown', () => {
  const lines =
    '- Rethinking Attention with Performers, <ins>ICLR, 2021</ins> [[Paper](https://example.org/a.pdf)]\n- :camera: <b>Multi-view Consistency as a Signal (2018 CVPR)</b> [[Paper]](https://example.org/b.pdf)\n- Scaling of Something <i>Ana Bo, Cai Du</i> ICML 2020 [[Paper]](https://example.org/c.pdf)'
  expect(entriesOf(lines).map(one => one.slice(0, 4))).toEqual([
    ['Rethinking Attention with Performers', 'ICLR', 2021, undefined],
    ['Multi-view Consistency as a Signal', 'CVPR', 2018, undefined],
    ['Scaling of Something', 'ICML', 2020, 'Ana Bo, Cai Du']
  ])
})

describe('the format is not held against', () => {
  /** What the entry-format of a list says of one odd line among twenty alike. */
  const gapsOf = (usual: (index: number) => string, odd: string) => {
    const text = `# List\n\n## Papers\n\n${Array.from({length: 20}, (_, index) => usual(index)).join('\n')}\n${odd}\n`
    return readAny(outline(parse(text), text), text, []).entries.at(-1)!.gaps
  }
  const plain = (index: number) =>
    `- Title Number ${index} of Many, arXiv, 2024 (*MIT*). [[Paper](https://example.org/${index})]`

  test('an institution whose short name stands in parentheses', () => {
    const odd = '- A Title of Its Own, arXiv, 2024 (*Hunan University (HNU)*). [[Paper](https://example.org/x)]'
    expect(gapsOf(plain, odd)).toEqual([])
  })

  test.each(['( https://example.org/x )', '(<https://example.org/x>)', '(https://example.org/x )'])(
    'the destination `%s`',
    destination => {
      expect(gapsOf(plain, `- A Title of Its Own, arXiv, 2024 (*MIT*). [[Paper]${destination}]`)).toEqual([])
    }
  )
})

test('a venue and a year in parentheses stand before a linked title', () => {
  const lines =
    '- CoRR abs/1610.04420 (2016) [Theoretical Analysis of Domain Adaptation](https://arxiv.org/pdf/1610.04420.pdf)'
  expect(entriesOf(lines).map(one => [one[0], one[2]])).toEqual([['Theoretical Analysis of Domain Adaptation', 2016]])
})
