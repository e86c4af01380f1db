import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeBrowser } from '../browser.js'
import { axeViolations, isTooWide } from '../page/served-site.js'
import { bot, person } from './held-submissions.js'
import { ownerPages } from './owner-pages.js'

const telling = '#/forms/contact/telling'
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** A target that answers what a test wants it to answer, and remembers under which ids it was told. */
const webhook = () => {
  const at = { status: 200, ids: [] as string[] }
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      at.ids.push(String(request.headers['webhook-id']))
      response.writeHead(at.status).end()
    })
  })
  const url = (): string => `http://localhost:${(server.address() as AddressInfo).port}/in`
  return { at, server, url }
}

describeBrowser('who was told, in the owner’s pages', (browser) => {
  const target = webhook()
  beforeAll(async () => {
    await new Promise<void>((resolve) => target.server.listen(0, 'localhost', resolve))
  })
  const pages = ownerPages(browser, () => ({
    TARGETS: JSON.stringify({ team: { webhook: target.url(), secret } }),
  }))
  afterAll(() => {
    target.server.closeAllConnections()
    target.server.close()
    expect(pages.complaints()).toEqual([])
  })

  const told = async (id: string): Promise<readonly { readonly state: string; readonly last?: object }[]> =>
    ((await (await pages.ask(`/forms/contact/submissions/${id}/deliveries`)).json()) as { targets: [] })
      .targets
  /** Sends a submission while the target answers so, until that has come of it. */
  const sentWhile = async (status: number, state: string): Promise<string> => {
    target.at.status = status
    const id = await pages.submit('contact', person)
    for (;;) {
      const [first] = await told(id)
      if (first?.state === state && first.last !== undefined) return id
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  it('is said on the page of a submission, and told again from there under the same id', async () => {
    const id = await sentWhile(503, 'due')
    const page = await pages.enter(`#/forms/contact/${id}`)
    const section = region(page, 'Notifications')
    await section.getByText(/^team: (second|third) try at \d\d:\d\d, answered 503$/).waitFor()
    target.at.status = 200
    const before = target.at.ids.length
    await section.getByRole('button', { name: 'Notify now: team' }).click()
    await section.getByText(/^team: notified at \d\d:\d\d, answered 200$/).waitFor()
    expect(target.at.ids.length).toBeGreaterThan(before)
    expect(new Set(target.at.ids).size).toBe(1)
  })

  it('says that nobody is told of what is held', async () => {
    target.at.status = 200
    const id = await pages.submit('contact', bot)
    const page = await pages.enter(`#/forms/contact/${id}`)
    await region(page, 'Notifications').getByText('Nobody is notified until it is open.').waitFor()
  })

  it('counts on the card what was given up, puts a target on again, tests it, and tells one and all', async () => {
    const ids = [await sentWhile(410, 'dead'), await sentWhile(410, 'dead'), await sentWhile(410, 'dead')]
    const page = await pages.enter()
    const card = page.getByRole('listitem').filter({ hasText: 'Contact us' })
    await card.locator('.figure', { hasText: 'Not notified' }).getByText('3', { exact: true }).waitFor()
    await card.getByRole('link', { name: 'team is off' }).click()

    const dead = region(page, 'Given up')
    for (const id of ids) await dead.getByRole('link', { name: id }).waitFor()
    await dead
      .getByText(/^team: given up at .* after 1 try, (answered 410|the target is off)$/)
      .nth(2)
      .waitFor()
    target.at.status = 410
    await button(page, 'Test: team').click()
    await region(page, 'Targets')
      .getByText(/^team: given up at/)
      .waitFor()
    target.at.status = 200
    await button(page, 'Turn on again: team').click()
    await region(page, 'Targets').getByText('team: on').waitFor()
    await button(page, 'Test: team').click()
    await region(page, 'Targets')
      .getByText(/^team: notified at .*, answered 200$/)
      .waitFor()

    const before = new Set(target.at.ids).size
    await dead.getByRole('button', { name: 'Notify again: team' }).first().click()
    // The sample was given up, too.
    await dead.getByRole('article').nth(3).waitFor({ state: 'detached' })
    await dead.getByText('A test submission').waitFor()
    await dead.getByRole('button', { name: 'Notify all again' }).click()
    await dead.getByText('3 deliveries are being sent again.').waitFor()
    await dead.getByText('Nothing was given up').waitFor()
    await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor()
    for (const id of ids)
      while ((await told(id))[0]?.state !== 'done') await new Promise((resolve) => setTimeout(resolve, 100))
    // The target was told nothing of the other two before, as it was off by then.
    expect(new Set(target.at.ids).size).toBe(before + 2)
  })

  it('says why something was not done, and tries again', async () => {
    target.at.status = 200
    const page = await pages.enter(telling)
    const failing = { status: 503, json: { code: 'store-unavailable', message: 'Later.' } }
    await page.route('**/targets/team/test', (route) => route.fulfill(failing), { times: 1 })
    await button(page, 'Test: team').click()
    await page.getByRole('alert').getByText('Later.').waitFor()
    await button(page, 'Try again').click()
    await region(page, 'Targets')
      .getByText(/^team: notified at/)
      .waitFor()
    await page.route('**/deliveries?*', (route) => route.fulfill(failing), { times: 2 })
    await page.reload()
    await page.getByLabel('Token').fill(pages.token())
    await button(page, 'Sign in').click()
    await region(page, 'Given up').getByText('Later.').waitFor()
    await region(page, 'Given up').getByRole('button', { name: 'Try again' }).click()
    await region(page, 'Given up').getByText('Nothing was given up').waitFor()
  })

  it.each([
    ['light', { width: 360, height: 740 }],
    ['dark', { width: 1280, height: 860 }],
  ] as const)('is accessible, in the %s', async (colorScheme, viewport) => {
    const id = await sentWhile(410, 'dead')
    const page = await pages.enter(telling, { colorScheme, viewport })
    const check = async (): Promise<void> => {
      expect(await isTooWide(page)).toBe(false)
      expect(await axeViolations(page)).toEqual([])
    }
    await region(page, 'Given up').getByRole('link', { name: id }).waitFor()
    await check()
    await page.goto(`${pages.stack().url}/owner/#/forms/contact/${id}`)
    await region(page, 'Notifications')
      .getByText(/given up/)
      .waitFor()
    await check()
    await page.goto(`${pages.stack().url}/owner/#/`)
    await page.getByRole('link', { name: 'team is off' }).waitFor()
    await check()
    target.at.status = 200
    await pages.ask('/forms/contact/targets/team/on', 'POST')
    await pages.ask('/forms/contact/deliveries/replay?state=dead', 'POST')
  })
})
