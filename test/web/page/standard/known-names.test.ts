import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { memoryRepository } from '../../../../src/adapters/memory/index.js'
import type { Fields } from '../../../../src/domain/field/schema.js'
import { type AnyForm, form, text } from '../../../../src/domain/index.js'
import { fetchHandler } from '../../../../src/handlers/fetch/index.js'
import { describeBrowser } from '../../browser.js'
import { requestOf } from './recorder.js'

/** Every name that a form, a control, a document, a window or any object knows by itself. */
const knownNames = `(() => {
  const names = new Set(['isindex', '_charset_', 'submit', 'pk'])
  const known = [document.createElement('form'), document.createElement('input'), document, window, [], () => 0]
  for (let each of known)
    for (; each; each = Object.getPrototypeOf(each)) for (const name of Object.getOwnPropertyNames(each)) names.add(name)
  return [...names]
})()`

/** Whether a form may have a field of a name, or the sentence that refuses it. */
const refusalOf = (name: string): string | undefined => {
  try {
    form('probe', { [name]: text({ label: name, maxLength: 40 }) })
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** Forms of at most so many fields: more names than that come in no body. */
const fieldsOfForm = 250

const formsOf = (names: readonly string[]): readonly AnyForm[] =>
  Array.from({ length: Math.ceil(names.length / fieldsOfForm) }, (_, at) =>
    form(
      `known-${at}`,
      Object.fromEntries(
        names
          .slice(at * fieldsOfForm, (at + 1) * fieldsOfForm)
          .map((name) => [name, text({ label: name, maxLength: 40 })]),
      ),
    ),
  )

const enhance = `import('/client.js').then(({ enhance }) => {
  for (const form of document.querySelectorAll('form')) enhance(form, { check: () => [] })
})`

describeBrowser('a field that is called as something that a browser knows', (browser) => {
  let names: readonly string[] = []
  let forms: readonly AnyForm[] = []
  const stored: Fields[] = []
  const memory = memoryRepository({ clock: () => Date.now() })
  let client = ''
  let scripted: Page
  let plain: Page

  let handle: ReturnType<typeof fetchHandler> | undefined
  const server = createServer((incoming, reply) => {
    const answer = async (): Promise<Response> => {
      if (incoming.url === '/client.js')
        return new Response(client, { headers: { 'content-type': 'text/javascript' } })
      return (await handle?.(await requestOf(incoming, origin()))) ?? new Response(null, { status: 404 })
    }
    void answer().then(async (response) => {
      const headers = Object.fromEntries(response.headers)
      // The page for browsers without script admits none.
      delete headers['content-security-policy']
      reply.writeHead(response.status, headers)
      reply.end(await response.text())
    })
  })
  const origin = (): string => `http://localhost:${(server.address() as AddressInfo).port}`

  beforeAll(async () => {
    client = await readFile('dist/client/index.js', 'utf8')
    plain = await (await browser().newContext({ javaScriptEnabled: false })).newPage()
    scripted = await (await browser().newContext()).newPage()
    names = await scripted.evaluate<string[]>(knownNames)
    forms = formsOf(names.filter((name) => refusalOf(name) === undefined))
    handle = fetchHandler({
      forms,
      repository: {
        ...memory,
        add: (attempt, deadline) => {
          stored.push(attempt.submission.fields)
          return memory.add(attempt, deadline)
        },
      },
    })
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await plain.context().close()
    await scripted.context().close()
  })

  const namesOf = (of: AnyForm): readonly string[] => Object.keys(of.fields)
  const wantedOf = (of: AnyForm): Fields =>
    Object.fromEntries(namesOf(of).map((name) => [name, `of ${name}`]))

  /** Types into every field of a form, the last one first left empty. */
  const fill = (page: Page, values: Fields): Promise<unknown> =>
    page.evaluate(`{
      const values = new Map(Object.entries(JSON.parse(${JSON.stringify(JSON.stringify(values))})))
      for (const each of document.querySelectorAll('input')) if (values.has(each.name)) each.value = values.get(each.name)
    }`)

  /** By the keyboard: what finds the place of a button asks its form, and these forms answer with controls. */
  const submit = async (page: Page): Promise<void> => {
    await page.evaluate('document.querySelector("button[type=submit]").focus()')
    await page.keyboard.press('Enter')
  }

  it('is refused by a sentence that names it, or there are many of them', () => {
    expect(names.length).toBeGreaterThan(500)
    expect(names).toEqual(
      expect.arrayContaining(['action', '__proto__', 'elements', 'constructor', 'nodeName']),
    )
    for (const name of names) {
      const refusal = refusalOf(name)
      if (/^[a-z][A-Za-z0-9_]{0,63}$/.test(name)) expect([name, refusal]).toEqual([name, undefined])
      else expect(refusal).toContain(`field “${name}”`)
    }
  })

  it('is stored without script', async () => {
    for (const of of forms) {
      stored.length = 0
      await plain.goto(`${origin()}/forms/${of.name}`)
      await fill(plain, wantedOf(of))
      await submit(plain)
      await plain.getByText(/^[a-z2-7]{26}$/).waitFor({ state: 'attached' })
      expect(stored).toEqual([wantedOf(of)])
    }
  })

  it('is complained of, stored and emptied with script', async () => {
    for (const of of forms) {
      stored.length = 0
      await scripted.goto(`${origin()}/forms/${of.name}`)
      await scripted.evaluate(enhance)
      const wanted = wantedOf(of)
      await scripted.evaluate(`for (const each of document.querySelectorAll('input')) each.required = false`)
      await fill(scripted, Object.fromEntries(namesOf(of).map((name) => [name, ''])))
      await submit(scripted)
      await scripted.locator('.error-summary li').first().waitFor()
      expect(await scripted.evaluate('document.querySelectorAll("[aria-invalid=true]").length')).toBe(
        Math.min(100, namesOf(of).length),
      )
      await fill(scripted, wanted)
      await submit(scripted)
      await scripted.locator('.panel.stored').waitFor()
      expect(stored).toEqual([wanted])
      const left = await scripted.evaluate<string[]>(
        `[...document.querySelectorAll('input:not([type=hidden])')].map(({ value }) => value).filter((value) => value !== '')`,
      )
      expect(left).toEqual([])
    }
  })
})
