import {createHash} from 'node:crypto'
import {htmlText} from './escape.ts'
import {htmlFile, htmlFilter} from './html-findings.ts'
import {htmlLinks} from './html-links.ts'
import {script} from './html-script.ts'
import {style} from './html-style.ts'
import {htmlSums} from './html-sums.ts'
import type {Reporter} from './report.ts'
import {allNotes} from './shown.ts'
import {refusals} from './wording.ts'

/**
 * One page that needs nothing else: no outside script, style, font or picture, and a policy that allows none. The inline
 * script and style are named by their hashes, so nothing that slips into the page could run.
 */
export const html: Reporter = (report, options) => {
  const {name, version} = report.tool
  const policy = [
    "default-src 'none'",
    `style-src '${hash(style)}'`,
    `script-src '${hash(script)}'`,
    "base-uri 'none'",
    "form-action 'none'"
  ]
  const notes = [...refusals(report), ...(options.quiet ? [] : allNotes(report))]
  const listed = notes.map(note => `<li>${htmlText(note)}</li>\n`).join('')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${htmlText(name)}: ${htmlText(report.files.map(({path}) => path).join(', '))}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${htmlText(name)}</h1>
${htmlSums(report, options)}</header>
<main>
${htmlFilter(report, options)}${report.files.map(file => htmlFile(file, options)).join('')}${htmlLinks(report)}${listed && `<h2>Notes</h2>\n<ul>\n${listed}</ul>\n`}</main>
<footer>${htmlText(name)} ${htmlText(version)}</footer>
<script>${script}</script>
</body>
</html>
`
}

/** A source of a content security policy that allows exactly this text. */
function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
