import {
  type AnyForm,
  type Attributes,
  attributesHtml,
  errorSummaryHtml,
  escapeHtml,
  formHtml,
  type Frame,
  headingHtml,
  isCaptcha,
  type Lang,
  pageHtml,
  proofHtml,
  wordsOf,
} from '../../src/domain/index.js'

/** The inputs from which the site's files are made, besides the forms. */
export interface SiteOptions {
  /** The URL of the API, such as `/api` or `https://api.example.com/api`. */
  readonly api: string
  /** The site's name, shown after the title of each page. */
  readonly name?: string | undefined
  /** The frame around each page. Default: the name alone. */
  readonly frame?: Frame
  /** The URL of the bundled `enhance.ts` for a language. */
  readonly script: (lang: Lang) => string
  readonly stylesheet: string
  /** The site's public key at each captcha provider. */
  readonly siteKeys?: Partial<Readonly<Record<string, string>>>
}

const iconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<rect width="24" height="24" rx="6" fill="#0b6157"/>
<path d="M6 7.5h12M6 12h5M9.5 16.8l2.2 2.2 5.3-6" fill="none" stroke="#fff" stroke-width="2"/>
</svg>
`

/** The path of a form's page: the first form is on the front page, every other form in its own folder. */
const addressOf = (forms: readonly AnyForm[], form: AnyForm): string =>
  form === forms[0] ? '/' : `/${form.name}/`

/** The language of a link's text, if it is not that of its page. */
const foreign = (lang: Lang, ofPage: Lang): Attributes => (lang === ofPage ? {} : { lang, dir: 'auto' })

/** Links to the other forms, if any, on a page in a language. */
const navHtml = (forms: readonly AnyForm[], lang: Lang, current?: AnyForm): string => {
  if (forms.length < 2) return ''
  const links = forms.map((form) => {
    const attributes = attributesHtml({
      href: addressOf(forms, form),
      'aria-current': form === current ? 'page' : undefined,
      ...foreign(form.lang, lang),
    })
    return `<li><a${attributes}>${escapeHtml(form.title)}</a></li>`
  })
  return `<nav aria-label="${wordsOf(lang).forms}"><ul>${links.join('')}</ul></nav>\n`
}

/** The place where the page's script shows the computed result. */
const resultPlace = ({ name, compute }: AnyForm): string =>
  compute === undefined ? '' : `<section class="computed" id="${name}--result" hidden></section>\n`

/**
 * The form and its result place, with the URLs of its modules for the script. The live region exists from the start, as
 * screen readers announce only changes to it.
 */
const formMain = (form: AnyForm, { api, siteKeys = {} }: SiteOptions): string => {
  const { human } = form.spam
  const action = `${api.replace(/\/+$/, '')}/forms/${form.name}`
  const modules = {
    'data-check': `/assets/check/${form.name}.js`,
    ...(human === 'proof' ? { 'data-solver': '/assets/solver.js' } : {}),
    ...(isCaptcha(human) ? { 'data-captcha': '/assets/captcha.js' } : {}),
    ...(form.compute === undefined ? {} : { 'data-live': `/assets/live/${form.name}.js` }),
  }
  return `<div${attributesHtml({ class: 'card', ...modules })}>
${errorSummaryHtml(form, [])}
${headingHtml(form)}
${formHtml(form, { action, script: proofHtml(form, siteKeys[human ?? '']) })}
<div class="status" id="${form.name}--status" role="status"></div>
${resultPlace(form)}</div>`
}

const notFoundMain = (lang: Lang): string => {
  const { noPage, noPageReason, frontPage } = wordsOf(lang)
  return `<div class="card">
<h1>${noPage}</h1>
<p>${noPageReason}</p>
<p><a href="/">${frontPage}</a></p>
</div>`
}

/**
 * The static site as plain files by path, without inline scripts or styles, so that a strict content policy fits. URLs
 * begin with `/`: the site is served at the root of its host.
 */
export const siteFiles = (forms: readonly AnyForm[], options: SiteOptions): ReadonlyMap<string, string> => {
  const { name, frame, script, stylesheet } = options
  const site = frame ?? name
  const titled = (title: string): string => (name === undefined ? title : `${title} · ${name}`)
  const pages = forms.map((form): [string, string] => [
    `${addressOf(forms, form).slice(1)}index.html`,
    pageHtml({
      title: titled(form.title),
      site,
      lang: form.lang,
      main: formMain(form, options),
      nav: navHtml(forms, form.lang, form),
      stylesheet,
      script: script(form.lang),
    }),
  ])
  // The visitor's language is unknown, so this page uses that of the front page, to which it links.
  const lang = forms[0]?.lang ?? 'en'
  const notFound = pageHtml({
    title: titled(wordsOf(lang).noPage),
    site,
    lang,
    main: notFoundMain(lang),
    nav: navHtml(forms, lang),
    stylesheet,
  })
  return new Map([...pages, ['404.html', notFound], ['icon.svg', iconSvg]])
}
