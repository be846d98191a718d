import {decoded} from '../text/decoded.ts'
import {readAddress} from './address.ts'

/**
 * The words of the paper's title that stand in its URL, where the site always puts them there, lower case: NeurIPS until 2019
 * (`/paper/4824-imagenet-classification-with-deep`), the CVF (`Qi_3D_Graph_Neural_ICCV_2017_paper`), Semantic Scholar
 * (`/paper/TITLE-Author/HASH`) and ResearchGate (`/publication/NUMBER_TITLE`). They may end before the title does.
 */
export function titleInUrl(url: string): readonly string[] | undefined {
  const address = readAddress(url)
  if (!address) return undefined
  const written = sites.find(({host}) => host.test(address.host))?.path.exec(decoded(address.path))?.[1]
  const words = written?.toLowerCase().match(/[\p{L}\p{N}]+/gu)
  return words ?? undefined
}

const sites: readonly {readonly host: RegExp; readonly path: RegExp}[] = [
  {host: /(?:^|\.)(?:nips|neurips)\.cc$/, path: /^\/paper\/\d+-(.+?)(?:\.pdf|\.html)?$/},
  {
    host: /^openaccess\.thecvf\.com$/,
    path: /\/(?:html|papers)\/(?:.*\/)?[^_/]+_(.+?)_(?:CVPR|ICCV|ECCV|WACV|ACCV)W?_\d{4}_paper\.(?:pdf|html)$/i
  },
  {host: /^semanticscholar\.org$/, path: /^\/paper\/([^/]+)\/[0-9a-f]{40}/},
  {host: /^researchgate\.net$/, path: /^\/(?:publication|profile\/[^/]+\/publication)\/\d+_([^/]+)/}
]
