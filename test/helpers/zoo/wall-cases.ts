import {type Case, caseOf} from './case.ts'
import {page, paper, type Reply, to} from './site.ts'

const home = (): Reply => page('Systems Group', 'People, projects and publications of the systems group.')

/** Pages that hide, pages that are others than they say, domains that are for sale. */
export const wallCases: readonly Case[] = [
  caseOf('status-401', 'blocked', 'blocked alive', {answer: () => 401}),
  caseOf('status-403', 'blocked', 'blocked alive', {answer: () => 403}),
  caseOf('status-451', 'blocked', 'blocked alive', {answer: () => 451}),
  caseOf('status-999', 'blocked', 'blocked alive', {answer: () => 999}),
  caseOf(
    'cf-challenge-403',
    'blocked',
    'blocked alive',
    {answer: () => ({status: 403, headers: {'cf-mitigated': 'challenge'}, body: '<title>Just a moment...</title>'})},
    {says: /Cloudflare/}
  ),
  caseOf(
    'cf-challenge-503',
    'blocked',
    'blocked',
    {answer: () => ({status: 503, headers: {'cf-mitigated': 'challenge'}})},
    {says: /Cloudflare/}
  ),
  caseOf(
    'cf-challenge-429',
    'blocked',
    'blocked',
    {answer: () => ({status: 429, headers: {'cf-mitigated': 'challenge'}})},
    {says: /Cloudflare/}
  ),
  caseOf('cf-challenge-404', 'blocked', 'blocked', {
    answer: () => ({status: 404, headers: {'cf-mitigated': 'challenge'}})
  }),
  caseOf(
    'aws-waf-202',
    'blocked',
    'blocked',
    {answer: () => ({status: 202, headers: {'x-amzn-waf-action': 'challenge'}, body: '<html></html>'})},
    {says: /AWS/}
  ),
  caseOf('wall-in-words', 'blocked', 'blocked', {
    answer: () => page('Just a moment...', 'Enable JavaScript and cookies to continue')
  }),
  caseOf('login-redirect', 'blocked', 'blocked alive', {
    answer: ({path}) =>
      path.startsWith('/login') ? page('Log in', 'Name and password, please') : to(`/login?next=${path}`)
  }),
  caseOf(
    'login-elsewhere',
    'blocked',
    'blocked alive',
    {answer: () => to('https://accounts.google.com/ServiceLogin?continue=x')},
    {
      sites: {'accounts.google.com': {answer: () => page('Sign in', 'Use your account')}}
    }
  ),
  caseOf('permanent-login', 'blocked', 'blocked alive', {
    answer: ({path}) => (path.startsWith('/sso/') ? page('Log in', 'Name and password') : to('/sso/start', 301))
  }),
  caseOf(
    'soft404-home',
    'dead',
    'dead invalid unstable',
    {answer: ({path}) => (path === '/' ? home() : to('/'))},
    {says: /home page/}
  ),
  caseOf('soft404-home-permanent', 'dead', 'dead', {answer: ({path}) => (path === '/' ? home() : to('/', 301))}),
  caseOf('soft404-home-one', 'dead', 'dead', {
    answer: ({path}) => (path === '/' ? home() : path === '/papers/one' ? to('/') : 404)
  }),
  caseOf(
    'soft404-other-home',
    'dead',
    'dead unstable',
    {answer: () => to('https://new-home.example/')},
    {sites: {'new-home.example': {answer: home}}}
  ),
  caseOf('soft404-text', 'dead', 'dead invalid unstable', {
    answer: ({path}) =>
      path === '/' ? home() : page('Page not found', `Sorry, ${path} does not exist here. Try the search.`)
  }),
  caseOf('soft404-error-page', 'dead', 'dead unstable', {
    answer: ({path}) => (path.startsWith('/error') ? page('Sorry', 'Something is not here') : to('/errors/404.html'))
  }),
  caseOf(
    'soft404-query',
    'dead',
    'dead',
    {answer: ({path}) => (path === '/paper?id=good' ? paper() : page('Error', 'The paper does not exist'))},
    {path: '/paper?id=bad'}
  ),
  caseOf('title-says-404', 'alive', 'alive', {
    answer: ({path}) =>
      path === '/papers/one'
        ? page('404 Not Found: a study of link rot', 'Links die. We measured how many.')
        : page('Not found', 'no', 404)
  }),
  caseOf('spa-shell', 'alive', 'alive', {answer: () => page('App', 'Loading')}),
  caseOf(
    'short-link-home',
    'moved',
    'moved alive',
    {answer: ({path}) => (path === '/abc' ? to('https://project-home.example/', 301) : 404)},
    {
      path: '/abc',
      sites: {'project-home.example': {answer: home}}
    }
  ),
  caseOf(
    'home-to-language',
    'alive',
    'alive',
    {answer: ({path}) => (path === '/en/' ? home() : to('/en/'))},
    {path: '/'}
  ),
  caseOf('parked', 'dead', 'dead invalid unstable', {
    answer: () => page('parked.example', 'This domain is for sale. Buy this domain now!')
  }),
  caseOf(
    'parked-elsewhere',
    'dead',
    'dead',
    {answer: () => to('https://www.hugedomains.com/domain_profile.cfm?d=x')},
    {
      sites: {'www.hugedomains.com': {answer: () => page('HugeDomains', 'This domain is for sale')}}
    }
  ),
  caseOf('paper-on-parking', 'alive', 'alive', {
    answer: ({path}) =>
      path === '/papers/one' ? page('Domain parking', 'We study pages that say "this domain is for sale".') : 404
  })
]
