import { attributesHtml, escapeHtml } from '../kernel/escape.js'
import { type Lang, langAttributes } from '../kernel/lang.js'
import { version } from '../kernel/version.js'
import { wordsOf } from '../words/words.js'

/** The frame around every page of a site, as HTML. */
export interface Frame {
  /** Icon, custom properties and style sheet. */
  readonly head: string
  /** The site's name or logo. */
  readonly bar: string
  readonly foot: string
}

/** The inputs of a page besides its contents. */
export interface PageHtmlOptions {
  /** The page's title, in the browser's window and in search results. */
  readonly title: string
  /** The frame: a name alone, or a complete one; none by default. */
  readonly site?: string | Frame | undefined
  /** BCP 47; English by default. */
  readonly lang?: Lang
  /** HTML, already escaped. */
  readonly main: string
  /** HTML of the links beside the wordmark, already escaped. */
  readonly nav?: string
  /** The URL of the style sheet; a page without one is plain but complete. */
  readonly stylesheet?: string
  /** An inline style sheet, for pages that may load nothing. It must come from the program itself. */
  readonly style?: string
  /** The URL of the script, a module. */
  readonly script?: string
}

const headHtml = ({ title, stylesheet, style, script }: PageHtmlOptions, { head }: Frame): string =>
  [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta name="version" content="${version}">`,
    `<title>${escapeHtml(title)}</title>`,
    stylesheet && `<link${attributesHtml({ rel: 'stylesheet', href: stylesheet })}>`,
    style && `<style>${style}</style>`,
    head,
    script && `<script${attributesHtml({ type: 'module', src: script })}></script>`,
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n')

const named = (name: string): Frame => ({
  head: '',
  bar: name && `<a class="wordmark" href="/">${escapeHtml(name)}</a>\n`,
  foot: '',
})

/** A whole page: the same for the static site and for the answers to browsers without script. */
export const pageHtml = (options: PageHtmlOptions): string => {
  const { lang = 'en', site = '', nav = '', main } = options
  const frame = typeof site === 'string' ? named(site) : site
  const bar = frame.bar + nav
  return `<!doctype html>
<html${attributesHtml(langAttributes(lang))}>
<head>
${headHtml(options, frame)}
</head>
<body>
<a class="skip" href="#main">${wordsOf(lang).skip}</a>
${bar && `<header class="bar">\n${bar}</header>\n`}<main id="main">
${main}
</main>
${frame.foot}</body>
</html>
`
}
