import { attributesHtml, escapeHtml } from '../kernel/escape.js'
import { type Lang, langAttributes } from '../kernel/lang.js'
import { wordsOf } from '../words/words.js'

/** What a page is made of, beside its contents. */
export interface PageHtmlOptions {
  /** The title of the window, and of the page in a list of results. */
  readonly title: string
  /** What the site is called, in the header; DynamoSync by default. */
  readonly site?: string | undefined
  /** BCP 47; English by default. */
  readonly lang?: Lang
  /** HTML, escaped already. */
  readonly main: string
  /** HTML of links beside the wordmark, escaped already. */
  readonly nav?: string
  /** The address of the style sheet; without one the page is plain, and complete. */
  readonly stylesheet?: string
  /** A style sheet inside the page, for where nothing else may be loaded: the program's own text. */
  readonly style?: string
  /** The address of the script, a module. */
  readonly script?: string
  /** The address of an icon. */
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

/** A whole page: the same frame for the static site and for the answers to browsers without script. */
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
