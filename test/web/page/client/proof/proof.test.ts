import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { memoryRepository } from '../../../../../src/adapters/memory/index.js'
import { nodeHandler } from '../../../../../src/adapters/node/handler.js'
import { form, formHtml, text } from '../../../../../src/domain/index.js'
import { fetchHandler } from '../../../../../src/handlers/fetch/index.js'
import type { SubmissionRepository } from '../../../../../src/ports/submission-repository.js'
import { describeBrowser } from '../../../browser.js'

const note = form(
  'note',
  { name: text({ label: 'Name', maxLength: 100 }) },
  { spam: { human: 'proof', when: 'always' } },
)

const html = `<!doctype html><html lang="en"><title>Note</title><h1>Note</h1>
${formHtml(note, { action: '/api/forms/note' })}
<script type="module">
import { enhance } from '/client/index.js'
for (const form of document.querySelectorAll('form')) enhance(form)
</script></html>`

describeBrowser('a form that asks for a proof', (browser) => {
  const inner = memoryRepository({ clock: Date.now })
  /** Each submission by its name, with why it is held. */
  const seen: Record<string, string> = {}
  const repository: Pick<SubmissionRepository, 'add' | 'find'> = {
    find: inner.find,
    add: (attempt, deadline) => {
      const { fields, why = [] } = attempt.submission
      seen[String(fields['name'])] = why.join()
      return inner.add(attempt, deadline)
    },
  }
  const asked: string[] = []
  let server: Server
  beforeAll(async () => {
    const forms = nodeHandler(fetchHandler({ forms: [note], repository, secret: 'cd'.repeat(32) }))
    server = createServer((request, response) => {
      const path = request.url ?? '/'
      asked.push(path.replace(/\?.*/, ''))
      if (path.startsWith('/api/')) void forms(request, response)
      else if (path.startsWith('/client/'))
        void readFile(`dist${path}`).then((file) =>
          response.writeHead(200, { 'content-type': 'text/javascript' }).end(file),
        )
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
    })
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const opened = async (javaScriptEnabled: boolean): Promise<Page> => {
    const page = await (await browser().newContext({ javaScriptEnabled })).newPage()
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}`)
    return page
  }
  const send = async (page: Page, name: string): Promise<void> => {
    await page.getByLabel('Name').fill(name)
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('button', { name: 'Submit' }).click()
    await answered
    await page.getByText('Thank you. We have received it.').waitFor()
  }

  it('has the helper solve one for each submission, in a worker of its own', async () => {
    const page = await opened(true)
    await send(page, 'Ada')
    await send(page, 'Bea')
    expect(seen).toMatchObject({ Ada: '', Bea: '' })
    expect(asked.filter((path) => path.endsWith('/challenge')).length).toBeGreaterThanOrEqual(2)
    expect(asked).toContain('/client/solver.js')
    await page.context().close()
  })

  it('holds what is sent without script, and loses nothing', async () => {
    const page = await opened(false)
    await send(page, 'Cem')
    expect(seen['Cem']).toBe('no-proof')
    await page.context().close()
  })

  it('holds what comes where the solver cannot be loaded', async () => {
    const page = await opened(true)
    await page.route('**/client/solver.js', (route) => route.abort())
    await send(page, 'Dana')
    expect(seen['Dana']).toBe('no-proof')
    await page.context().close()
  })
})
