import {inTurn} from './behaviours.ts'
import {type Case, caseOf} from './case.ts'
import {paper, to} from './site.ts'

/** The plain ways of being gone, or nearly. */
export const goneCases: readonly Case[] = [
  caseOf('status-404', 'dead', 'dead invalid', {answer: () => 404}, {says: /status 404 .*twice/}),
  caseOf('status-410', 'dead', 'dead invalid', {answer: () => 410}),
  caseOf('404-once', 'transient', 'alive unstable', {answer: inTurn(404, paper())}),
  caseOf(
    'query-dead',
    'dead',
    'dead invalid',
    {answer: ({path}) => (path === '/forum?id=good' ? paper() : 404)},
    {path: '/forum?id=bad'}
  ),
  caseOf('status-400', 'blocked', 'blocked unstable', {answer: () => 400}),
  caseOf('redirect-no-location', 'dead', 'unstable dead', {answer: () => 302}),
  caseOf(
    'redirect-loop',
    'dead',
    'unstable dead invalid blocked',
    {answer: ({path}) => to(path === '/papers/one' ? '/papers/two' : '/papers/one')},
    {says: /circle/}
  ),
  caseOf('redirect-endless', 'dead', 'unstable dead', {answer: ({path}) => to(`${path}x`)}, {says: /more than/}),
  caseOf('moved-to-404', 'dead', 'dead', {answer: ({path}) => (path === '/papers/one' ? to('/gone', 301) : 404)})
]
