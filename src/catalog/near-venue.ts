import {distance} from 'fastest-levenshtein'
import type {ExtraVenue, Venue} from './venue.ts'
import {allVenues} from './venue-table.ts'

/**
 * Tags of real venues that are not in the catalog and stand one slip of the pen from one that is. From the paper lists
 * of the corpus and from dblp's names; a suggestion for one of these would accuse the innocent.
 */
const otherVenues = new Set(
  (
    'accv acl-ijcnlp acml aamas aacl aaim acmmm-asia acns aiide aied apweb asap asonam aspdac atva bibm bmvc cade cases cc cec chil ' +
    'cikm-ws cloudcom cogsci coling colling conll concur coins corr cscw dasfaa dcc dcoss ddecs dsn dsd eacl ebiss ec ecai ecir ecml ecmlpkdd ' +
    'edbt edcc egsr embc emsoft esop esorics esem esws eurographics europar eurovis fc fg fgcs fm fmcad fpl fps fpt gecco glsvlsi ' +
    'globecom hicss hipc hipeac hotchips hotedge hotice hotmobile hotpar hotsec hotsdn hpcc hri icaps icassp icc iccd iccl iccp iccs ' +
    'icdar icdt icip icics icic iclp icme icmi icml4 icmla icmr icpe icpr icra icsme icsoc icst icte ictai icws ijcnn ijcb iconip imwut ' +
    'inlg interspeech ipsn iros isbi isc iscas iscc isit islped ismar ismb ismir ismm ispd isscc iswc itcs itsc iui kr lak lics lctes lrec ' +
    'mass mascots mdm memsys miccai mlhc mmm mmsys models mobihoc msr mswim naacl-srw nasa nfm nime noms nossdav ntcir nips-w ' +
    'odyssey opml pacis pakdd pacmpl pets pkdd ppsn ppdp pam plos popets prai pricai qest qcrypt racs raid rep4nlp rss rtcsa saner sat ' +
    'sbac-pad scam sc-w sca sdm sdn secon setta sgp sibgrapi sigcse siggraph sigir-ap sigspatial sirocco sle slt socg spin splash ssdbm ssp ssr ' +
    'stacs star swat tacas tcc tamc taslp tap tase tcsvt telfor tip tist tit tkdd tmi tmm tmlr tnn tnnls tnse toc tods tois tog tomm tomacs ' +
    'toms tops tosem toit tpami tpls trec tse tsp tvcg tvt ubicomp umap usenix-sec vahr valuetools vast vis vldbj vldbw vmcai ' +
    'vtc wacv wads wae waim wcnc webdb webist wine wisa wise wosn wsc xp'
  ).split(' ')
)

/**
 * The one venue that a misspelt tag is nearest to, for a "did you mean": neighbouring letters swapped (`CVRP`), one slip for
 * names of six letters or more and for `arXiv`, two from ten on. Acronyms of four or five capitals lie too close together
 * for more: one slip from `ICCV` are IJCV, ICCP and ECCV. Nothing on a tie, for a known spelling or another real venue.
 */
export function nearVenue(written: string, extra?: readonly ExtraVenue[]): Venue | undefined {
  const text = withoutPublisher(written.trim().toLowerCase())
  // A tag with a digit, a slash or an @ is composed; guessing at its parts would be guessing twice.
  if (text.length < 3 || /[^\p{L} .&-]/u.test(text) || otherVenues.has(text.replace(/[\s.]/g, ''))) return undefined
  let best = Number.POSITIVE_INFINITY
  let found: Venue | undefined
  // A name as near to another real venue as to one of the catalog is a tie too.
  const elsewhere = nearestElsewhere(text)
  let tie = false
  for (const venue of allVenues(extra)) {
    const cost = slips(text, venue)
    if (cost === 0) return undefined
    if (cost < best) [best, found, tie] = [cost, venue, false]
    else if (cost === best && found) tie = true
  }
  return tie || elsewhere <= best ? undefined : found
}

/** The fewest slips between a tag and a venue that the catalog lacks. */
function nearestElsewhere(text: string): number {
  let least = Number.POSITIVE_INFINITY
  for (const name of otherVenues) {
    if (Math.abs(name.length - text.length) > 2) continue
    const cost = transposed(name, text) ? 0.5 : distance(name, text)
    if (cost <= allowed(name, text)) least = Math.min(least, cost)
  }
  return least
}

/** The fewest slips between a tag and a spelling of the venue, infinite where they are too many to be slips. */
function slips(text: string, venue: Venue): number {
  let least = Number.POSITIVE_INFINITY
  for (const spelling of [venue.name, ...venue.aliases]) {
    const plain = withoutPublisher(spelling.replace(/\s*\([^()]*\)$/, ''))
    const name = plain.toLowerCase()
    if (name === text) return 0
    // A W at the end makes a workshop, a J a journal, not a misspelling.
    if (Math.abs(name.length - text.length) > 2 || text === `${name}w` || text === `${name}j`) continue
    const cost = transposed(name, text) ? 0.5 : distance(name, text)
    if (cost <= allowed(plain, text) && cost < least) least = cost
  }
  return least
}

/** How many slips a name bears before it is as likely another's. */
function allowed(name: string, text: string): number {
  const shortest = Math.min(name.length, text.length)
  if (shortest >= 10) return 2
  if (shortest >= 6) return 1
  // `arXiv` and `MLSys` are words in their way, with few neighbours.
  return name.length >= 5 && shortest >= 4 && /[a-z]/.test(name) ? 1 : 0.5
}

function withoutPublisher(written: string): string {
  return written.replace(/^(?:acm\/ieee|ieee\/acm|acm|ieee|usenix)\s+/i, '')
}

/** True when swapping two neighbouring letters makes the one word of the other. */
function transposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
