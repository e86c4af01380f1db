import { attributesHtml, escapeHtml } from '../kernel/escape.js'
import { type Lang, langAttributes } from '../kernel/lang.js'
import { wordsOf } from '../words/words.js'

/** The parts of a page besides its contents. */
export interface PageHtmlOptions {
  /** The title of the window and in search results. */
  readonly title: string
  /** The name of the site in the header. Default: DynamoSync. */
  readonly site?: string | undefined
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
  /** The URL of an icon. */
  readonly icon?: string
}

const mark = `<svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
<rect width="24" height="24" rx="6" fill="currentColor"/>
<path class="mark-lines" d="M6 7.5h12M6 12h5M9.5 16.8l2.2 2.2 5.3-6" fill="none" stroke="#fff" stroke-width="2"/></svg>`

const headHtml = ({ title, stylesheet, style, script, icon }: PageHtmlOptions): string =>
  [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    icon && `<link${attributesHtml({ rel: 'icon', href: icon, type: 'image/svg+xml' })}>`,
    stylesheet && `<link${attributesHtml({ rel: 'stylesheet', href: stylesheet })}>`,
    style && `<style>${style}</style>`,
    script && `<script${attributesHtml({ type: 'module', src: script })}></script>`,
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n')

/** A whole page: the same frame for the static site and for responses to browsers without scripts. */
export const pageHtml = (options: PageHtmlOptions): string => {
  const { lang = 'en' } = options
  const { skip } = wordsOf(lang)
  return `<!doctype html>
<html${attributesHtml(langAttributes(lang))}>
<head>
${headHtml(options)}
</head>
<body>
<a class="skip" href="#main">${skip}</a>
<header class="bar">
<a class="wordmark" href="/">${mark}<span>${escapeHtml(options.site ?? 'DynamoSync')}</span></a>
${options.nav ?? ''}</header>
<main id="main">
${options.main}
</main>
</body>
</html>
`
}
