import type { Page } from 'playwright-core'
import { broken, created, unavailable } from '../fulfilled.js'
import type { OpenSite } from '../served-site.js'

/**
 * Leads a form through each state that a person may see it in.
 *
 * @param fill fills it in, so that only the server can refuse it
 * @param look called in each state
 */
export const inEveryState = async (
  { page, reply }: OpenSite,
  fill: (page: Page) => Promise<void>,
  look: (state: string) => Promise<void>,
): Promise<void> => {
  const send = (): Promise<void> => page.locator('[type=submit]').click()
  const shown = (selector: string): Promise<void> => page.locator(selector).waitFor()
  await look('empty')
  await send()
  await shown('.error-summary')
  await look('complaints')
  await fill(page)
  reply(broken)
  await send()
  await shown('.failed p')
  await look('failed')
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  reply(unavailable, async (route) => {
    await answered
    await created(route)
  })
  await send()
  // It stays while the second try is on its way.
  await shown('[role=status] p.panel')
  await look('waiting for another try')
  answer()
  await shown('.stored')
  await page.locator('summary').click()
  await look('thanks and proof')
  await page.locator('.stored .quiet').click()
  await fill(page)
  await page.context().setOffline(true)
  reply((route) => route.abort())
  await send()
  await shown('.waiting')
  await look('kept without a network')
}
