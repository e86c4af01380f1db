import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { fromPage, type Recorded, recorder } from './recorder.js'
import { type Came, stageOn, type Step } from './stage.js'

export interface SideBySide {
  /** Does a step on two pages, the second with the helper, and says what came of each. */
  readonly both: (step: Step) => Promise<{ off: Came; on: Came }>
  /** How many were to be stored of all steps so far, and how many were without the helper and with it. */
  readonly totals: () => { readonly wanted: number; readonly off: number; readonly on: number }
  /** Opens a page with the helper, in a tab of its own. */
  readonly open: (html: string, enhance?: string) => Promise<Page>
  /** What was stored of the page that was opened last. */
  readonly stored: () => Came['stored']
}

const helper = (enhance: string): string => `<script type="module">
import { enhance } from '/client.js'
${enhance}
document.documentElement.dataset.ready = ''
</script>`

const everyForm = 'for (const form of document.querySelectorAll("form")) enhance(form)'

/** A page of steps stays: the server has nothing to show it. */
const isStep = (page: string | undefined): boolean => page?.includes('<section') === true

/** A web server with the program, the helper, and pages of a test's choice. */
const site = (): Recorded & { readonly origin: () => string } => {
  const recorded = recorder()
  const scripts = new Map<string, string>()
  const origin = (): string => `http://localhost:${(server.address() as AddressInfo).port}`
  const answer = async (request: IncomingMessage, path: string): Promise<Response> => {
    const script = scripts.get(path)
    if (script !== undefined) return new Response(script, { headers: { 'content-type': 'text/javascript' } })
    if (path.startsWith('/api/')) return recorded.answer(request, origin())
    return new Response(recorded.page(path) ?? `<!doctype html><title>${path}</title>`, {
      headers: { 'content-type': 'text/html; charset=utf-8' },
    })
  }
  const server = createServer((request, reply) => {
    const { pathname } = new URL(request.url ?? '/', origin())
    recorded.led(request)
    void answer(request, pathname).then(async (response) => {
      const isShown = response.ok && request.headers['sec-fetch-mode'] === 'navigate'
      const stays = isShown && isStep(recorded.page(fromPage(request)))
      reply.writeHead(stays ? 204 : response.status, Object.fromEntries(response.headers))
      reply.end(stays ? '' : await response.text())
    })
  })
  beforeAll(async () => {
    scripts.set('/client.js', await readFile('dist/client/index.js', 'utf8'))
    for (const name of ['outbox', 'trap'])
      scripts.set(`/${name}.js`, await readFile(`dist/client/${name}.js`, 'utf8'))
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { ...recorded, origin }
}

/**
 * Pages with the helper and without it, side by side.
 *
 * @param sheet steps that are on one page together; any other has a page of its own
 */
export const sideBySide = (browser: () => Browser, sheet: readonly string[] = []): SideBySide => {
  const recorded = site()
  const without = stageOn(browser, recorded, { sheet, script: '' })
  const enhanced = stageOn(browser, recorded, { sheet, script: helper(everyForm) })
  let wanted = 0
  let opened: Promise<Page> | undefined
  let last = ''
  afterAll(async () => (await opened)?.context().close())
  return {
    both: async (step) => {
      wanted += step.wanted
      const [off, on] = await Promise.all([without.play(step), enhanced.play(step)])
      return { off, on }
    },
    totals: () => ({ wanted, off: without.stored(), on: enhanced.stored() }),
    open: async (html, enhance = everyForm) => {
      last = recorded.add(html + helper(enhance))
      const page = await (opened ??= browser().newPage())
      await page.goto(`${recorded.origin()}${last}`)
      await page.locator('html[data-ready]').waitFor()
      return page
    },
    stored: () => recorded.came(last).stored,
  }
}
