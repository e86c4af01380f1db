import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeBrowser } from '../browser.js'
import { liveSite } from './live-site.js'
import { button, status } from '../page-parts.js'
import { axeViolations } from './served-site.js'

/** A form as someone else writes it, with nothing for a script to find. */
const pageOf = (api: string): string => `<!doctype html>
<html lang="en"><title>Elsewhere</title><main><h1>Write to us</h1>
<form method="post" action="${api}/forms/contact">
<label>Name <input name="name"></label>
<label>E-mail <input name="email" type="email"></label>
<label>Topic <select name="topic"><option>sales</option><option>support</option></select></label>
<label>Message <textarea name="message"></textarea></label>
<label><input type="checkbox" name="consent"> You may store this.</label>
<input type="submit" value="Write">
</form></main>
<script type="module">
import { enhance } from '/client.js'
for (const form of document.querySelectorAll('form')) enhance(form)
</script></html>`

/** A site of its own, on a host and a port of its own, whose page posts to an API. */
const serveElsewhere = async (api: () => string): Promise<Server> => {
  const client = await readFile('dist/client/index.js', 'utf8')
  const server = createServer((request, response) => {
    const isScript = request.url === '/client.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isScript ? client : pageOf(api()))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return server
}

const originOf = (server: Server | undefined): string =>
  `http://localhost:${(server?.address() as AddressInfo | null)?.port ?? 0}`

describeBrowser('a page of another site', (browser) => {
  let listed: Server | undefined
  let unlisted: Server | undefined
  beforeAll(async () => {
    listed = await serveElsewhere(() => `${url()}/api`)
    unlisted = await serveElsewhere(() => `${url()}/api`)
  })
  const { url, person, stored } = liveSite(browser, () => originOf(listed))
  afterAll(() => {
    for (const server of [listed, unlisted]) {
      server?.closeAllConnections()
      server?.close()
    }
  })

  const fillAt = async (origin: string, name: string, javaScriptEnabled = true): Promise<Page> => {
    const page = await (await person({ javaScriptEnabled })).newPage()
    await page.goto(origin)
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('E-mail').fill('ada@example.org')
    await page.getByLabel('Message').fill('Hello')
    await page.getByLabel('You may store this.').check()
    return page
  }

  const namesStored = async (): Promise<unknown[]> => (await stored('contact')).map(({ name }) => name)

  it('posts to the API by the helper where its origin is listed', async () => {
    const page = await fillAt(originOf(listed), 'Listed')
    await page.getByLabel('Message').fill('')
    await page.locator('[type=submit]').click()
    await page.getByRole('alert').getByRole('link', { name: 'Fill in “Message”.' }).click()
    expect(await page.locator(':focus').getAttribute('name')).toBe('message')
    await page.getByRole('textbox', { name: 'Message', description: 'Fill in “Message”.' }).fill('Hello')
    expect(await axeViolations(page)).toEqual([])
    await page.locator('[type=submit]').click()
    await status(page).getByText('Thank you.').waitFor()
    expect(await page.locator('[type=submit]').inputValue()).toBe('Write')
    expect(await axeViolations(page)).toEqual([])
    expect(await namesStored()).toContain('Listed')
  })

  it('posts to the API without script, too', async () => {
    const page = await fillAt(originOf(listed), 'Listed, plain', false)
    await page.locator('[type=submit]').click()
    await page.getByText('Proof of submission').click()
    await page.getByText(/^[a-z2-7]{26}$/).waitFor()
    expect(await namesStored()).toContain('Listed, plain')
  })

  it('is refused where its origin is not listed, and nothing is stored', async () => {
    const page = await fillAt(originOf(unlisted), 'Stranger')
    await page.locator('[type=submit]').click()
    await status(page).getByText('could not be reached').waitFor()
    expect(await page.locator('[type=submit]').inputValue()).toBe('Try again')
    expect(await page.getByLabel('Name').inputValue()).toBe('Stranger')
    const plain = await fillAt(originOf(unlisted), 'Plain stranger', false)
    await plain.locator('[type=submit]').click()
    await plain.getByText('may not post here').waitFor()
    expect(await plain.content()).not.toContain('Plain stranger')
    expect((await namesStored()).filter((name) => String(name).includes('tranger'))).toEqual([])
  })
})

describeBrowser('the pages of the API itself', (browser) => {
  const { open, stored } = liveSite(browser)

  it('are accessible: a form, what is wrong with it, what was stored', async () => {
    const page = await open('/api/forms/contact')
    expect(await axeViolations(page)).toEqual([])
    await page.getByLabel('Name').fill('Ada <b>')
    await page.getByLabel('E-mail').fill('ada@example.org')
    await page.getByLabel('Sales').check()
    await page.getByLabel('Message').fill('   ')
    await page.getByLabel('You may store what I send').check()
    await button(page).click()
    await page.getByRole('alert').getByRole('link', { name: 'Fill in “Message”.' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await page.getByLabel('Name').inputValue()).toBe('Ada <b>')
    await page.getByLabel('Message').fill('Hello')
    await button(page).click()
    await page.getByText('Proof of submission').click()
    await page.getByText(/^[a-z2-7]{26}$/).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.reload()
    await page.getByText('Proof of submission').click()
    await page.getByText(/^[a-z2-7]{26}$/).waitFor()
    expect((await stored('contact')).length).toBe(1)
    await page.goto(new URL('/api/forms/nothing', page.url()).href)
    expect(await axeViolations(page)).toEqual([])
  })
})
