import type { Page, Request } from 'playwright-core'

/** What a request to the API carried. */
export const keyOf = (request: Request | undefined): string | undefined =>
  request?.headers()['idempotency-key']

export const queryOf = (request: Request | undefined): object =>
  Object.fromEntries(new URL(request?.url() ?? '').searchParams)

/** Parts of the page, as a person finds them. */
export const focused = (page: Page) => page.locator(':focus')
export const button = (page: Page) => page.locator('button[type=submit]')
export const status = (page: Page) => page.getByRole('status')

export const fillIn = async (page: Page, id = '42', value = 'hello'): Promise<void> => {
  await page.getByLabel('ID').fill(id)
  await page.getByLabel('Value').fill(value)
}
