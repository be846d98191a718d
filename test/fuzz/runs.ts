/** Characters that patterns repeat. */
const characters = [...' \t\u00a0\u3000.,;:!?-–_*~`\'"()[]{}<>/\\|#&@=+1aA[é中😀']

/** A run of one character at every place of an entry, and several that repeat a scrap. */
export const runs: readonly (readonly [name: string, text: (length: number) => string])[] = [
  ...characters.flatMap(one => {
    const name = JSON.stringify(one)
    const many = (length: number) => one.repeat(length)
    return [
      [`${name} alone`, (n: number) => `${many(n)}x\n`],
      [`${name} in a title`, (n: number) => `- [Po${many(n)}llux](https://a.example/x), OSDI'21\n`],
      [`${name} before a title`, (n: number) => `[OSDI'21][CMU]${many(n)}[Pollux](https://a.example/x)\n`],
      [`${name} after a link`, (n: number) => `- [Pollux](https://a.example/x)${many(n)}OSDI 2021\n`],
      [`${name} in a tag`, (n: number) => `[OS${many(n)}DI'21] [Pollux](https://a.example/x)\n`],
      [`${name} in an address`, (n: number) => `- [Pollux](https://a.example/x${many(n)}y), OSDI'21\n`],
      [
        `${name} in plain text`,
        (n: number) => `- A. Bo, C. Du. Pol${many(n)}lux. OSDI, 2021. [paper](https://a.example/x)\n`
      ],
      [
        `${name} in a cell`,
        (n: number) => `| Venue | Title |\n|---|---|\n| OS${many(n)}DI 2021 | [Pollux](https://a.example/x) |\n`
      ]
    ] as const
  }),
  ...[
    '[a](',
    '](',
    'https://a.example/(',
    '(a ',
    '**a',
    'a_b',
    '[[a]] ',
    '<a ',
    '<!--',
    "'21 ",
    'A. Bo, ',
    'et al., ',
    '"a" ',
    'www.',
    'a@b.',
    '&amp;',
    '\\[',
    '2021 ',
    '[x] '
  ].map(scrap => [`${JSON.stringify(scrap)} again and again`, (n: number) => `${scrap.repeat(n / 4)}\n`] as const)
]
