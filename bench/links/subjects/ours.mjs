import {checkLinks, network} from '../../out/checker.mjs'
import {end, say, urls} from './say.mjs'

const options = process.env.ZOO_TOKEN ? {githubToken: process.env.ZOO_TOKEN} : {}
for await (const {url, verdict} of checkLinks(urls, options, network())) say(url, verdict.kind)
end()
