/** What a link of an entry is for. */
export type Role = 'paper' | 'code' | 'other'

const paper = new Set(
  (
    'paper papers pdf arxiv abs abstract link doi html openreview acm ieee usenix preprint fulltext eprint article ' +
    'publication proceedings ps 论文 论文链接 paperlink ar5iv biorxiv medrxiv aclanthology neurips version full text'
  ).split(' ')
)
const code = new Set(
  (
    'code github gitlab git pytorch torch tensorflow tf keras jax matlab caffe caffe2 mxnet paddle mindspore implementation ' +
    'implementations repo repository source sourcecode huggingface hf colab notebook model models weights checkpoint ' +
    'checkpoints 代码 official unofficial lua theano chainer tool tools library package toolbox reimplementation author ' +
    'bitbucket gitee cuda python c++ julia rust zenodo demo-code'
  ).split(' ')
)
const other = new Set(
  (
    'project projects page webpage website homepage home site web web-page demo demos video videos youtube bilibili slides slide ' +
    'ppt talk talks poster posters blog blogs blogpost post dataset datasets data supp supplementary supplemental suppl ' +
    'supplement bib bibtex cite citation stars star badge tweet twitter wiki notes note review reviews artifact artifacts ' +
    'tutorial tutorials news media doc docs documentation book books 知乎 知乎文章 解读 我的解读 主页 数据集 博客 视频 微信公众号 ' +
    'appendix benchmark leaderboard podcast interview thesis course lecture lectures presentation handbook summary report ' +
    'advice guide thoughts essay bolg zhihu csdn reddit medium discord explanation annotation cached local mirror back top readme'
  ).split(' ')
)
/** Words that may stand beside any of these: `code coming soon`, `official PyTorch`, `paper v2`. */
const filler = new Set(
  'official unofficial coming soon our the a an of and with for in to by here this see v1 v2 v3 v4 extended short long journal conference workshop version oral spotlight poster stars star deleted author authors main original new old online community third party multi gpu s'.split(
    ' '
  )
)

/** Words of a label in lower case, without brackets, marks and digits. */
const wordsOf = (label: string) =>
  label
    .toLowerCase()
    .replace(/[-_]/g, ' ')
    .split(/[^\p{L}\p{N}+]+/u)
    .filter(word => word && !/^\d+$/.test(word))

/**
 * What a link is for, by the words of its label: `[pdf]`, `Paper (Oral)`, `Code coming soon`; `undefined` where the label is
 * no such word, as a title or a venue is none.
 */
export function roleOfLabel(label: string): Role | undefined {
  const words = wordsOf(label)
  if (words.length === 0 || words.length > 5) return
  let role: Role | undefined
  for (const word of words) {
    const one = paper.has(word) ? 'paper' : code.has(word) ? 'code' : other.has(word) ? 'other' : undefined
    if (!one && !filler.has(word)) return
    // `project page` and `paper with code` are named by their first word.
    role ??= one
  }
  return role
}

/** Hosts that only hold papers, or hold a paper at that address. */
const paperAddress =
  /^https?:\/\/(?:[\w-]+\.)*(?:arxiv\.org|doi\.org|dl\.acm\.org|ieeexplore\.ieee\.org|computer\.org|openreview\.net|aclanthology\.org|aclweb\.org|openaccess\.thecvf\.com|ecva\.net|papers\.nips\.cc|proceedings\.(?:neurips\.cc|mlr\.press|mlsys\.org|icml\.cc|iclr\.cc)|nips\.cc|neurips\.cc|icml\.cc|iclr\.cc|mlsys\.org|usenix\.org|vldb\.org|cidrdb\.org|jmlr\.org|ijcai\.org|aaai\.org|isca-speech\.org|link\.springer\.com|sciencedirect\.com|nature\.com|science\.org|pnas\.org|biorxiv\.org|medrxiv\.org|techrxiv\.org|ssrn\.com|semanticscholar\.org|researchgate\.net|sci-hub\.\w+|hal\.science|eprint\.iacr\.org|ndss-symposium\.org|mdpi\.com|wiley\.com|tandfonline\.com|sagepub\.com|oup\.com|siam\.org|iospress\.nl|isca-archive\.org|bmvc\d*\.org|bmva\.org|auai\.org|roboticsproceedings\.org|drops\.dagstuhl\.de|citeseerx\.ist\.psu\.edu|sigops\.org|sigmod\.org|cambridge\.org|frontiersin\.org|iopscience\.iop\.org|osapublishing\.org|opg\.optica\.org|projecteuclid\.org|jstor\.org|dblp\.org|hdl\.handle\.net|ojs\.aaai\.org|aclanthology\.info)(?:[:/?#]|$)/i
/** Whether an address is on a host that holds papers, whatever its label says. */
export const isHostOfPapers = (url: string) => paperAddress.test(url)

const paperFile = /\.(?:pdf|ps)(?:\.gz)?(?:[?#]|$)/i
const codeAddress =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|huggingface\.co|colab\.research\.google\.com|gist\.github\.com|zenodo\.org)(?:[/?#]|$)/i
const otherAddress =
  /^https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|bilibili\.com|twitter\.com|x\.com|medium\.com|zhihu\.com|weixin\.qq\.com|csdn\.net|slideshare\.net|coursera\.org|udacity\.com|udemy\.com|reddit\.com|linkedin\.com|facebook\.com|scholar\.google\.com|wikipedia\.org|kaggle\.com|amazon\.com|img\.shields\.io|awesome\.re|slack\.com|discord\.gg|blogspot\.com|wordpress\.com|substack\.com|jianshu\.com|vimeo\.com|t\.me)(?:[:/?#]|$)/i

const blog = /^https?:\/\/(?:[\w.-]+\/)?(?:[\w.-]*blogs?\b|[^?#]{0,40}\/blogs?\/)/i

/** What an address is for, as far as its host or ending tells. */
export function roleOfAddress(address: string): Role | undefined {
  const url = address.replace(/^https?:\/\/web\.archive\.org\/web\/\w+\//i, '')
  if (paperFile.test(url)) return 'paper'
  if (codeAddress.test(url)) return 'code'
  if (paperAddress.test(url)) return 'paper'
  if (otherAddress.test(url) || blog.test(url)) return 'other'
}
