import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { afterEach } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page, Request, Route } from 'playwright-core'
import { hurry } from '../page-parts.js'

/** An insecure origin, where a browser has no `crypto.randomUUID`. */
const origin = 'http://site.test'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}

/** What stands in for the API; each gets one request. */
export type Reply = (route: Route) => Promise<void>

export interface OpenSite {
  readonly page: Page
  /** Requests to the API, the oldest first. */
  readonly sent: readonly Request[]
  /** The next requests get these replies in turn, the last one for ever. */
  readonly reply: (...replies: Reply[]) => void
}

export interface SiteOptions extends BrowserContextOptions {
  /** A page in the place of the built front page. */
  readonly html?: string | undefined
  /** The form's own check is not to be had. */
  readonly withoutCheck?: boolean
}

/** The file that the build made of an asset: its name has the digest of its contents. */
export const built = async (address: string): Promise<string> => {
  const addresses = JSON.parse(await readFile('dist/assets.json', 'utf8')) as Readonly<Record<string, string>>
  return `dist/site${addresses[address] ?? address}`
}

const serve = async (route: Route, html: string | undefined): Promise<void> => {
  const { pathname } = new URL(route.request().url())
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname
  const file = (): Promise<string | undefined> =>
    (path.startsWith('/client/') ? Promise.resolve(`dist${path}`) : built(path))
      .then((at) => readFile(at, 'utf8'))
      .catch(() => undefined)
  const body = pathname === '/' && html !== undefined ? html : await file()
  const contentType = types[extname(path)] ?? 'text/plain'
  await route.fulfill(body === undefined ? { status: 404, contentType } : { body, contentType })
}

const open = async (browser: Browser, options: SiteOptions = {}): Promise<OpenSite> => {
  const { html, withoutCheck = false, ...contextOptions } = options
  const context = await browser.newContext({ reducedMotion: 'reduce', ...contextOptions })
  await hurry(context)
  const page = await context.newPage()
  const sent: Request[] = []
  let replies: Reply[] = []
  await page.route(`${origin}/**`, (route) => serve(route, html))
  if (withoutCheck) await page.route('**/assets/check/**', (route) => route.abort())
  await page.route(`${origin}/api/**`, async (route) => {
    sent.push(route.request())
    const reply = replies.length > 1 ? replies.shift() : replies[0]
    await (reply === undefined ? route.abort() : reply(route))
  })
  await page.goto(`${origin}/`)
  return {
    page,
    sent,
    reply: (...next) => {
      replies = next
    },
  }
}

/** Opens the built site, with an API that says what a test wants it to say; each test's end closes what it opened. */
export const siteOpener = (browser: () => Browser): ((options?: SiteOptions) => Promise<OpenSite>) => {
  const pages: Page[] = []
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()))
  })
  return async (options) => {
    const site = await open(browser(), options)
    pages.push(site.page)
    return site
  }
}

/** What axe has against the page as it is now, as readable lines. */
export const axeViolations = async (page: Page): Promise<readonly string[]> => {
  // What passes is most of a page, and is not asked for: reporting it took longer than finding it.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Whether the page is wider than its window, so that a phone would scroll sideways. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
