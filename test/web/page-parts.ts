import type { BrowserContext, Page, Request } from 'playwright-core'
import { trapName } from '../../src/domain/spam/trap.js'

/** What a request to the API carried. */
export const keyOf = (request: Request | undefined): string | undefined =>
  request?.headers()['idempotency-key']

export const queryOf = (request: Request | undefined): object =>
  Object.fromEntries(new URL(request?.url() ?? '').searchParams)

/** The trap of a form, empty, as a person leaves it and a page sends it. */
export const emptyTrap = (
  form = 'record',
  declared: readonly string[] = ['id', 'value'],
): Readonly<Record<string, string>> => ({ [trapName(form, declared)]: '' })

/** Lets the pages of a context wait a hundredth of what they mean to; `waits` of a page is what they meant. */
export const hurry = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(`{
    const later = setTimeout
    window.waits = []
    window.setTimeout = (work, wait, ...more) => {
      waits.push(wait)
      return later(work, wait / 100, ...more)
    }
  }`)

/** Parts of the page, as a person finds them. */
export const focused = (page: Page) => page.locator(':focus')
export const button = (page: Page) => page.locator('button[type=submit]')
export const status = (page: Page) => page.getByRole('status').first()

/** Waits for the form's own check, which the page's script loads without holding anything up. */
export const checkLoaded = (page: Page): Promise<unknown> =>
  page.evaluate(
    `import(new URL(document.querySelector('[data-check]').dataset.check, document.baseURI)).then(() => undefined)`,
  )

/** What waits to be sent, and what of it was sent. */
export const outbox = (page: Page) => page.locator('#dynamosync--outbox')

export const fillIn = async (page: Page, id = '42', value = 'hello'): Promise<void> => {
  await page.getByLabel('ID').fill(id)
  await page.getByLabel('Value').fill(value)
}
