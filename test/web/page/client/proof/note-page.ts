import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { memoryRepository } from '../../../../../src/adapters/memory/index.js'
import { nodeHandler } from '../../../../../src/adapters/node/handler.js'
import { type AnyForm, formHtml, proofHtml } from '../../../../../src/domain/index.js'
import { fetchHandler, type Settings } from '../../../../../src/handlers/fetch/index.js'
import type { SubmissionRepository } from '../../../../../src/ports/submission-repository.js'

/** A page of somebody's own with a form, and the service behind it. */
export interface NotePage {
  readonly url: string
  /** Each submission by its name, with why it is held. */
  readonly seen: Readonly<Record<string, string>>
  /** The paths that were asked for. */
  readonly asked: readonly string[]
  readonly close: () => void
}

const pageOf = (html: string): string => `<!doctype html><html lang="en"><title>Note</title><h1>Note</h1>
${html}
<script type="module">
import { enhance } from '/client/index.js'
for (const form of document.querySelectorAll('form')) enhance(form)
</script></html>`

/** @param attributes of the form element, beside those that `formHtml` writes */
export const notePage = async (
  form: AnyForm,
  settings: Partial<Settings>,
  attributes = '',
): Promise<NotePage> => {
  const inner = memoryRepository({ clock: Date.now })
  const seen: Record<string, string> = {}
  const asked: string[] = []
  const repository: Pick<SubmissionRepository, 'add' | 'find'> = {
    find: inner.find,
    add: (attempt, deadline) => {
      const { fields, why = [] } = attempt.submission
      seen[String(fields['name'])] = why.join()
      return inner.add(attempt, deadline)
    },
  }
  const forms = nodeHandler(fetchHandler({ forms: [form], repository, secret: 'cd'.repeat(32), ...settings }))
  const html = pageOf(
    formHtml(form, { action: '/api/forms/note', script: proofHtml(form, undefined) }).replace(
      '<form',
      `<form ${attributes}`,
    ),
  )
  const server = createServer((request, response) => {
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
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    seen,
    asked,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The page, opened anew. */
export const opened = async (browser: Browser, url: string, javaScriptEnabled = true): Promise<Page> => {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await page.goto(url)
  return page
}

/** Fills in the form and submits it. */
export const fillIn = async (page: Page, name: string): Promise<void> => {
  const another = page.getByRole('button', { name: 'Send another' })
  if (await another.isVisible()) await another.click()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Submit' }).click()
}

/** The same, until it is stored. */
export const send = async (page: Page, name: string): Promise<void> => {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await fillIn(page, name)
  await answered
  await page.getByText('Thank you. We have received it.').waitFor()
}
