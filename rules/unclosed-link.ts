import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'unclosed-link',
  summary: 'Every link is complete: text in brackets, then a whole URL in parentheses, nothing between.',
  why: 'Markdown does not complain about a link with a bracket missing: it shows the source, or leads elsewhere, and the paper is lost to readers. Here each such link is read for what it means, in any list, and what is wrong is named.',
  severity: 'error',
  examples: [
    {
      bad: "[SOSP'23][UWM] [Bagpipe: Training](https://dl.acm.org/doi/10.1145/3600006.3613142  \n",
      says: [
        '1:82-1:82: Unexpected link without `)` after `https://dl.acm.org/doi/10.1145/3600006.3613142`, expected `)` straight after the URL'
      ],
      good: "[SOSP'23][UWM] [Bagpipe: Training](https://dl.acm.org/doi/10.1145/3600006.3613142)  \n"
    },
    {
      bad: "- [OSDI'20][UCB] [Ansor(https://www.usenix.org/conference/osdi20/presentation/zheng)\n",
      says: ['1:24-1:24: Unexpected link without `]` after `[Ansor`, expected `]` before the parenthesis'],
      good: "- [OSDI'20][UCB] [Ansor](https://www.usenix.org/conference/osdi20/presentation/zheng)\n"
    },
    {
      bad: "[OSDI'20][UCB] [Ansor](https://www.usenix.org/conference/osdi20/ presentation/zheng)\n",
      says: [
        '1:24-1:84: Unexpected space in URL `https://www.usenix.org/conference/osdi20/ presentation/zheng`, expected a URL without spaces'
      ],
      good: "[OSDI'20][UCB] [Ansor](https://www.usenix.org/conference/osdi20/presentation/zheng)\n"
    },
    {
      bad: "[OSDI'20][UCB] [Ansor] (https://www.usenix.org/conference/osdi20/presentation/zheng)\n",
      says: [
        '1:23-1:24: Unexpected space between `]` and `(` in `] (https://www.usenix.org/conference/osdi20/presentation/zheng)`, expected none'
      ],
      good: "[OSDI'20][UCB] [Ansor](https://www.usenix.org/conference/osdi20/presentation/zheng)\n"
    },
    {
      bad: "[OSDI'20][UCB] (Ansor (fast))[https://www.usenix.org/conference/osdi20/presentation/zheng]\n",
      says: [
        '1:16-1:91: Unexpected link `(Ansor (fast))[https://www.usenix.org/conference/osdi20/pre…` with its brackets reversed, expected `[text](url)`'
      ],
      good: "[OSDI'20][UCB] [Ansor (fast)](https://www.usenix.org/conference/osdi20/presentation/zheng)\n"
    },
    {
      bad: "[OSDI'20][UCB] Ansor](https://www.usenix.org/conference/osdi20/presentation/zheng)\n",
      says: ['1:16-1:16: Unexpected link without `[` before `Ansor`, expected `[` before its text'],
      good: "[OSDI'20][UCB] [Ansor](https://www.usenix.org/conference/osdi20/presentation/zheng)\n"
    },
    {
      bad: 'A sentence with a 【link】（https://example.org/a）.\n',
      says: [
        '1:19-1:48: Unexpected full-width bracket around link `【link】（https://example.org/a）`, expected ASCII brackets `[`, `]`, `(`, `)`'
      ],
      good: 'A sentence with a [link](https://example.org/a).\n'
    },
    {
      bad: '- [Title](httpss://arxiv.org/abs/2205.14135) and [code](github.com/a/b)\n',
      says: [
        '1:11-1:44: Unexpected misspelt scheme in URL `httpss://arxiv.org/abs/2205.14135`, expected `https://` or `http://`',
        '1:57-1:71: Unexpected URL `github.com/a/b` without scheme, expected `https://` in front'
      ],
      good: '- [Title](https://arxiv.org/abs/2205.14135) and [code](https://github.com/a/b)\n'
    },
    {
      bad: '- [Dropping Networks for Transfer Learning](Dropping Networks for Transfer Learning)\n',
      says: [
        '1:45-1:84: Unexpected text `Dropping Networks for Transfer Learning` in the parentheses of a link, expected a URL'
      ],
      good: '- [Dropping Networks for Transfer Learning](https://arxiv.org/abs/1804.08501)\n'
    },
    {
      bad: '- Title [[paper](https://a.example/1) [[code](https://a.example/2)]\n- Title [[code]((https://a.example/3)]\n',
      says: [
        '1:38-1:38: Unexpected `[` before link `[paper](https://a.example/1)` that is never closed, expected `]` after it or no `[`',
        '2:17-2:18: Unexpected second `(` before URL `https://a.example/3`, expected one'
      ],
      good: '- Title [[paper](https://a.example/1)] [[code](https://a.example/2)]\n- Title [[code](https://a.example/3)]\n'
    },
    {
      bad: '- Domain Confusion with Self Ensembling [[arXiv]])(https://arxiv.org/abs/1810.04472)\n- Generalized Few-Shot Adaptation [paper](](https://a.example/1)\n',
      says: [
        '1:50-1:51: Unexpected `)` between label `[[arXiv]]` and its URL, expected none',
        '2:42-2:44: Unexpected `(]` between label `[paper]` and its URL, expected none'
      ],
      good: '- Domain Confusion with Self Ensembling [[arXiv]](https://arxiv.org/abs/1810.04472)\n- Generalized Few-Shot Adaptation [paper](https://a.example/1)\n'
    },
    {
      bad: '- Element-wise Gradient Scaling [[torch](https://github.com/a/b)](https://github.com/c/d)]\n- [Title](https://a.example/1)](https://a.example/1)\n',
      says: [
        '1:65-1:90: Unexpected second destination `https://github.com/c/d` behind link `[torch](https://github.com/a/b)`, expected one',
        '2:31-2:53: Unexpected second destination `https://a.example/1` behind link `[Title](https://a.example/1)`, expected one'
      ],
      good: '- Element-wise Gradient Scaling [[torch](https://github.com/a/b)]\n- [Title](https://a.example/1)\n'
    },
    {
      bad: '- [DeepSpeed-MII](https://github.com/a/b): Model Implementations for Inference (MII)]\n',
      says: ['1:85-1:86: Unexpected `]` after `(MII)` that closes nothing, expected none'],
      good: '- [DeepSpeed-MII](https://github.com/a/b): Model Implementations for Inference (MII)\n'
    }
  ],
  *check(list) {
    for (const {unexpected, expected, place, fixes, safe} of list.broken) {
      yield {
        place,
        message: `Unexpected ${unexpected}, expected ${expected}`,
        ...(fixes.length > 0 && {expected: fixes, fix: safe ? 'safe' : 'unsafe'})
      }
    }
  }
})
