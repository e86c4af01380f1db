import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { contact } from '../../../../../forms/contact.js'
import { trapName } from '../../../../../src/domain/spam/trap.js'
import { describeBrowser } from '../../../browser.js'
import { status } from '../../../page-parts.js'
import { liveSite } from '../../live-site.js'
import { axeViolations } from '../../served-site.js'

const trap = trapName('contact', Object.keys(contact.fields))

/** Markup of a page's own in the place of what it has besides the fields. */
const pageOf = (api: string, more: string): string => `<!doctype html>
<html lang="en"><title>Elsewhere</title><main><h1>Write to us</h1>
<form method="post" action="${api}/forms/contact">
<label>Name <input name="name"></label>
<label>E-mail <input name="email" type="email"></label>
<label>Topic <select name="topic"><option>sales</option><option>support</option></select></label>
<label>Message <textarea name="message"></textarea></label>
<label><input type="checkbox" name="consent"> You may store this.</label>
${more}
<input type="submit" value="Write">
</form></main>
<script type="module">
import { enhance } from '/index.js'
for (const form of document.querySelectorAll('form')) enhance(form)
</script></html>`

/** The markup by which a page has its trap itself. */
const own = `<div aria-hidden="true" hidden><input name="${trap}" tabindex="-1"></div>`

const serve = async (api: () => string): Promise<Server> => {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const script = /^\/(index|outbox|trap|extras)\.js$/.test(pathname) ? `dist/client${pathname}` : undefined
    const more = searchParams.get('more') ?? ''
    response.setHeader('content-security-policy', "style-src 'self'")
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8')
    void (script ? readFile(script, 'utf8') : Promise.resolve(pageOf(api(), more))).then((body) =>
      response.end(body),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return server
}

/** What a program does that fills in whatever it finds, and presses the button. */
const asBot = `{
  for (const control of document.querySelector('form').elements) {
    if (control.type === 'checkbox') control.checked = true
    else if (!['submit', 'hidden', 'radio', 'select-one'].includes(control.type))
      control.value = control.type === 'email' ? 'bot@example.org' : 'Bot'
  }
}`

describeBrowser('the trap in a page', (browser) => {
  let server: Server | undefined
  const origin = (): string => `http://localhost:${(server?.address() as AddressInfo | null)?.port ?? 0}`
  beforeAll(async () => {
    server = await serve(() => `${url()}/api`)
  })
  const { url, person, heldFor } = liveSite(browser, origin)
  afterAll(() => {
    server?.closeAllConnections()
    server?.close()
  })

  const open = async (more = ''): Promise<Page> => {
    const page = await (await person()).newPage()
    await page.goto(`${origin()}/?more=${encodeURIComponent(more)}`)
    return page
  }
  /** The names of the controls that Tab leads to, until it has been all around. */
  const walk = async (page: Page): Promise<readonly string[]> => {
    const names: string[] = []
    for (let n = 0; n < 25; n += 1) {
      await page.keyboard.press('Tab')
      names.push(await page.evaluate<string>('document.activeElement.name ?? ""'))
    }
    return names
  }
  const traps = (page: Page) => page.locator(`[name="${trap}"]`)
  const fillIn = async (page: Page, name: string): Promise<void> => {
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('E-mail').fill('ada@example.org')
    await page.getByLabel('Message').fill('Hello')
    await page.getByLabel('You may store this.').check()
  }

  it('holds what a program sends that fills in every field, and answers it as a person', async () => {
    const page = await open()
    await traps(page).waitFor({ state: 'attached' })
    await page.evaluate(asBot)
    await page.locator('[type=submit]').click()
    await status(page).getByText('Thank you.').waitFor()
    expect(await heldFor('contact', 'Bot')).toEqual(['trap'])
  })

  it('is met by no person: it cannot be seen, tabbed to or heard, and is not sent', async () => {
    const page = await open()
    await traps(page).waitFor({ state: 'attached' })
    const tree = await page.locator('body').ariaSnapshot()
    expect(tree).toContain('textbox "Name"')
    expect(tree.match(/textbox/g)).toHaveLength(3)
    expect(await axeViolations(page)).toEqual([])
    const box = await traps(page).locator('..').boundingBox()
    expect(Math.max(box?.width ?? 0, box?.height ?? 0)).toBeLessThanOrEqual(1)
    const names = await walk(page)
    expect(names).toContain('consent')
    expect(names).not.toContain(trap)
    const request = page.waitForRequest(/\/forms\/contact/)
    await fillIn(page, 'Ada')
    await page.locator('[type=submit]').click()
    await status(page).getByText('Thank you.').waitFor()
    const sent = await request
    expect(`${sent.url()} ${sent.postData() ?? ''}`).not.toContain(trap)
    expect(await heldFor('contact', 'Ada')).toBeUndefined()
  })

  it.each([
    ['static page', '/contact/'],
    ['page of GET', '/api/forms/contact'],
  ])('is in the %s, where no person meets it and a program is held', async (_, path) => {
    const page = await (await person()).newPage()
    await page.goto(`${url()}${path}`)
    expect(await traps(page).count()).toBe(1)
    expect(await axeViolations(page)).toEqual([])
    const tree = await page.locator('body').ariaSnapshot()
    expect(tree).toContain('textbox "Name"')
    expect(tree.match(/textbox/g)).toHaveLength(3)
    expect(tree).not.toContain('Leave this field empty')
    const names = await walk(page)
    expect(names).toContain('consent')
    expect(names).not.toContain(trap)
    const bot = `Bot at ${path}`
    await page.evaluate(asBot.replaceAll("'Bot'", JSON.stringify(bot)))
    await page.evaluate(`document.querySelector('[name=topic]').checked = true`)
    await page.locator('form button[type=submit]').click()
    await page
      .getByText(/Thank you|[a-z2-7]{26}/)
      .first()
      .waitFor()
    // The page of GET is signed with its time: a program that was quick is held for that, too.
    const why = (await heldFor('contact', bot))?.filter((reason) => reason !== 'too-fast')
    expect(why).toEqual(['trap'])
  })

  it('is left alone where the page has it', async () => {
    const page = await open(own)
    await page.waitForLoadState('networkidle')
    expect(await traps(page).count()).toBe(1)
    expect(await page.locator('form [aria-hidden]').count()).toBe(1)
    await page.evaluate(asBot.replaceAll("'Bot'", "'Bot at home'"))
    await page.locator('[type=submit]').click()
    await status(page).getByText('Thank you.').waitFor()
    expect(await heldFor('contact', 'Bot at home')).toEqual(['trap'])
  })

  it('has another name where the form has a field of its name', async () => {
    const page = await open(`<label>Mine <input name="${trap}"></label>`)
    const added = page.locator('[aria-hidden] > textarea')
    await added.waitFor({ state: 'attached' })
    expect(await added.getAttribute('name')).toBe(trapName('contact', [trap]))
  })

  it('holds nothing up where its file is missing', async () => {
    const page = await open()
    await page.route('**/trap.js', (route) => route.fulfill({ status: 404 }))
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(await traps(page).count()).toBe(0)
    await fillIn(page, 'Grace')
    await page.locator('[type=submit]').click()
    await status(page).getByText('Thank you.').waitFor()
    expect(await heldFor('contact', 'Grace')).toBeUndefined()
  })
})
