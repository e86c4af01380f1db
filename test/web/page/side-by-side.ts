import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { choices, form, text } from '../../../src/domain/index.js'
import type { Fields } from '../../../src/domain/field/schema.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'

const line = (label: string) => text({ label, maxLength: 10_000, optional: true })
const names = ['a', 'b', 'c', 'pressed', 'x', 'y', 'extra'] as const
const fields = {
  ...(Object.fromEntries(names.map((name) => [name, line(name)])) as Record<
    (typeof names)[number],
    ReturnType<typeof line>
  >),
  many: choices(['one', 'two', 'three', 'four'], { label: 'many', optional: true }),
}

const forms = [
  form('probe', fields, { title: 'Probe' }),
  form('other', fields),
  form('ignoring', fields, { unknownFields: 'ignore' }),
  form('long', { a: text({ label: 'a', maxLength: 20_000 }) }),
  form('thankful', fields, { thanks: '/thanks.html' }),
]

/** What came of a page: what was stored, in its order, and where the browser stands. */
export interface Came {
  readonly stored: readonly { readonly form: string; readonly fields: Fields }[]
  /** Path and query. */
  readonly at: string
}

export interface SideBySide {
  /**
   * Opens a page twice, the second time with the helper, does the same with both, and says what came of each.
   *
   * @param wanted how many are to be stored: what is waited for
   */
  readonly both: (
    html: string,
    act: (page: Page) => Promise<void>,
    wanted: number,
  ) => Promise<{ off: Came; on: Came }>
  /** Opens a page with the helper. */
  readonly open: (html: string, enhance?: string) => Promise<Page>
  readonly stored: () => Came['stored']
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const helper = (enhance: string): string => `<script type="module">
import { enhance } from '/client.js'
${enhance}
document.documentElement.dataset.ready = ''
</script>`

const everyForm = 'for (const form of document.querySelectorAll("form")) enhance(form)'

/** The whole program behind a web server, in memory; pages of a test's choice beside it, in a window of its own. */
const side = (browser: () => Browser) => {
  const stored: { form: string; fields: Fields }[] = []
  let shared: Page | undefined
  let html = ''
  let client = ''
  const memory = memoryRepository({ clock: () => Date.now() })
  const handle = fetchHandler({
    forms,
    repository: {
      ...memory,
      add: (attempt, deadline) => {
        stored.push({ form: attempt.submission.form, fields: attempt.submission.fields })
        return memory.add(attempt, deadline)
      },
    },
  })

  const server = createServer((incoming, reply) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost')
    const answer = async (): Promise<void> => {
      if (pathname === '/client.js') {
        reply.setHeader('content-type', 'text/javascript')
        reply.end(client)
      } else if (pathname.startsWith('/api/')) {
        const { method = 'GET', headers } = incoming
        const body = await bodyOf(incoming)
        const response = await handle(
          new Request(`${origin()}${incoming.url ?? ''}`, {
            method,
            headers: headers as Record<string, string>,
            ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
          }),
        )
        reply.writeHead(response.status, Object.fromEntries(response.headers))
        reply.end(await response.text())
      } else {
        reply.setHeader('content-type', 'text/html; charset=utf-8')
        reply.end(pathname === '/page' ? html : `<!doctype html><title>${pathname}</title>`)
      }
    }
    void answer()
  })
  const origin = (): string => `http://localhost:${(server.address() as AddressInfo).port}`

  beforeAll(async () => {
    client = await readFile('dist/client/index.js', 'utf8')
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  afterAll(async () => {
    await shared?.context().close()
  })

  const show = async (main: string, script: string): Promise<Page> => {
    html = `<!doctype html><html lang="en"><title>Page</title>${main}${script}`
    const page = (shared ??= await browser().newPage())
    await page.goto('about:blank')
    stored.length = 0
    await page.goto(`${origin()}/page`)
    return page
  }
  const open: SideBySide['open'] = async (main, enhance = everyForm) => {
    const page = await show(main, helper(enhance))
    await page.locator('html[data-ready]').waitFor()
    return page
  }
  const after = async (page: Page, act: (page: Page) => Promise<void>, wanted: number): Promise<Came> => {
    await act(page)
    const isThere = (): boolean => stored.length >= wanted && wanted > 0
    for (let waits = 0; !isThere() && waits < (wanted > 0 ? 200 : 6); waits += 1) await setTimeout(25)
    const { pathname, search } = new URL(page.url())
    return { stored: [...stored], at: pathname + search }
  }
  return { open, show, after, stored: () => stored }
}

/** Two of them, so that what is done to both is done at the same time. */
export const sideBySide = (browser: () => Browser): SideBySide => {
  const without = side(browser)
  const { open, after, stored } = side(browser)
  return {
    open,
    stored,
    both: async (main, act, wanted) => {
      const [off, on] = await Promise.all([
        without.show(main, '').then((page) => without.after(page, act, wanted)),
        open(main).then((page) => after(page, act, wanted)),
      ])
      return { off, on }
    },
  }
}
