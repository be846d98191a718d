import {chain} from './behaviours.ts'
import {type Case, caseOf} from './case.ts'
import {paper, to} from './site.ts'

/** Redirects to pages that live, and pages that moved. */
export const redirectCases: readonly Case[] = [
  caseOf('redirect-302', 'alive', 'alive', {answer: chain([302])}),
  caseOf('chain-302-x3', 'alive', 'alive', {answer: chain([302, 302, 302])}),
  caseOf('chain-mixed-x8', 'alive', 'alive moved', {answer: chain([301, 302, 303, 307, 308, 301, 302, 301])}),
  caseOf(
    'http-to-https',
    'alive',
    'moved alive',
    {
      answer: ({request, path}) =>
        'encrypted' in request.socket ? paper() : to(`https://http-to-https.example${path}`, 301)
    },
    {scheme: 'http', to: 'https://http-to-https.example/papers/one'}
  ),
  caseOf('trailing-slash-301', 'alive', 'alive', {
    answer: ({path}) => (path.endsWith('/') ? paper() : to(`${path}/`, 301))
  }),
  caseOf('meta-refresh', 'alive', 'alive', {
    answer: ({path}) =>
      path === '/papers/one'
        ? {
            headers: {'content-type': 'text/html'},
            body: '<html><head><meta http-equiv="refresh" content="0; url=/new?a=1&amp;b=2"></head></html>'
          }
        : path === '/new?a=1&b=2'
          ? paper()
          : 404
  }),
  caseOf('moved-301', 'moved', 'moved alive', {answer: chain([301])}, {to: 'https://moved-301.example/step/1'}),
  caseOf('moved-308', 'moved', 'moved alive', {answer: chain([308])}, {to: 'https://moved-308.example/step/1'}),
  caseOf(
    'moved-301-x3',
    'moved',
    'moved alive',
    {answer: chain([301, 301, 301])},
    {to: 'https://moved-301-x3.example/step/3'}
  ),
  caseOf(
    'moved-fragment',
    'moved',
    'moved alive',
    {answer: chain([301])},
    {path: '/papers/one#s2', to: 'https://moved-fragment.example/step/1#s2'}
  )
]
