import {onlyAt} from './behaviours.ts'
import {type Case, caseOf} from './case.ts'
import {paper, to} from './site.ts'

/** Addresses that must be asked for exactly as they are written. */
export const addressCases: readonly Case[] = [
  caseOf('path-%2F', 'alive', 'alive', {answer: onlyAt('/pii/a%2Fb')}, {path: '/pii/a%2Fb'}),
  caseOf('path-%23', 'alive', 'alive', {answer: onlyAt('/c%23/d%3Fe%25')}, {path: '/c%23/d%3Fe%25'}),
  caseOf(
    'path-brackets',
    'alive',
    'alive',
    {answer: onlyAt("/10.1890/(1997)007[1226:A]2.0.CO;2,~!*'@$&=+")},
    {path: "/10.1890/(1997)007[1226:A]2.0.CO;2,~!*'@$&=+"}
  ),
  caseOf('path-utf8', 'alive', 'alive', {answer: onlyAt('/caf%C3%A9/%E8%AE%BA%E6%96%87')}, {path: '/café/论文'}),
  caseOf(
    'query-alive',
    'alive',
    'alive',
    {answer: onlyAt('/forum?b=2&a=1&id=x%20y')},
    {path: '/forum?b=2&a=1&id=x%20y'}
  ),
  caseOf('fragment-existing', 'alive', 'alive', {answer: onlyAt('/papers/one')}, {path: '/papers/one#results'}),
  caseOf('location-spaces', 'alive', 'alive', {
    answer: ({path}) =>
      path === '/papers/one' ? to('/a paper (final).html') : path === '/a%20paper%20(final).html' ? paper() : 404
  }),
  caseOf('location-utf8', 'alive', 'alive', {
    answer({path, request}) {
      if (path === '/caf%C3%A9') return paper()
      if (path !== '/papers/one') return 404
      request.socket.end(
        Buffer.from('HTTP/1.1 302 Found\r\nlocation: /café\r\ncontent-length: 0\r\nconnection: close\r\n\r\n', 'utf8')
      )
      return undefined
    }
  }),
  caseOf('location-relative', 'alive', 'alive', {
    answer: ({path}) => (path === '/papers/one' ? to('two?x=1') : path === '/papers/two?x=1' ? paper() : 404)
  }),
  caseOf('location-fragment', 'alive', 'alive', {
    answer: ({path}) => (path === '/papers/one' ? to('/papers/two#top') : path === '/papers/two' ? paper() : 404)
  })
]
