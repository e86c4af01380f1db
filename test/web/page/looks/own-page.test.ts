import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { describeBrowser } from '../../browser.js'
import { created, problem, required } from '../fulfilled.js'
import { siteOpener } from '../served-site.js'

/** A page without a style, in a column of 17rem, with the style sheet of the helper or without it. */
const pageWith = (link: string): string => `<!doctype html><html lang="en"><title>Elsewhere</title>${link}
<main style="max-width: 17rem"><h1>Elsewhere</h1><ul><li>One</li></ul>
<form method="post" action="/api/forms/contact">
<p><label>Name <input name="name"></label></p>
<p><label><input type="checkbox" name="consent"> You may store this.</label></p>
<button>Write</button>
</form><h2>Below</h2><p class="panel">A <a href="/">link</a> and a <button class="quiet">button</button></p></main>
<script type="module">
import { enhance } from '/client/index.js'
enhance(document.querySelector('form'))
window.ready = true
</script></html>`

const link = '<link rel="stylesheet" href="/client/dynamosync.css">'

const boxOf = async (part: Locator): Promise<{ x: number; y: number; right: number; bottom: number }> => {
  const box = await part.boundingBox()
  if (box === null) throw new Error('not to be seen')
  return { x: box.x, y: box.y, right: box.x + box.width, bottom: box.y + box.height }
}

const complaining = problem(422, 'validation-failed', 'Wrong.', {
  errors: [
    required('name', 'Fill in “Name”, which is a sentence that is longer than its column.'),
    required('consent', 'Tick the box.'),
  ],
})

/** The trap is loaded after the rest. */
const ready = (page: Page): Promise<unknown> =>
  page.waitForFunction("window.ready && document.querySelector('[aria-hidden=true] textarea')")

describeBrowser('dynamosync.css on a page without a style', (browser) => {
  const open = siteOpener(browser)

  it('has at most 3 kB, and no selector without the class dynamosync', async () => {
    const css = await readFile('dist/client/dynamosync.css', 'utf8')
    expect(gzipSync(css, { level: 9 }).length).toBeLessThanOrEqual(3000)
    // A page without a charset would read anything else as another character.
    expect(css).toMatch(/^[\n\x20-\x7e]*$/)
    const { page } = await open({ html: pageWith(link) })
    const selectors = await page.evaluate<string[]>(`(() => {
      const selectorsIn = (rules) => [...rules].flatMap((rule) => [...(rule.selectorText ? [rule.selectorText] : []), ...selectorsIn(rule.cssRules ?? [])])
      return selectorsIn(document.styleSheets[0].cssRules)
    })()`)
    expect(selectors.length).toBeGreaterThan(20)
    for (const selector of selectors)
      for (const each of selector.split(/,(?![^(]*\))/)) expect(each).toContain('.dynamosync')
  })

  it('changes nothing that is the page’s own', async () => {
    const looks = async (head: string): Promise<unknown> => {
      const { page } = await open({ html: pageWith(head) })
      await ready(page)
      return page.evaluate(`[...document.querySelectorAll('body, main, main *')]
        .filter((each) => !each.closest('.dynamosync'))
        .map((each) => [each.tagName, JSON.stringify(each.getBoundingClientRect()), ...['color', 'font', 'border', 'background', 'outline', 'listStyle', 'display'].map((name) => getComputedStyle(each)[name])])`)
    }
    expect(await looks(link)).toEqual(await looks(''))
  })

  it('stands each error beside its control and once in a padded summary, and wraps the receipt in its column', async () => {
    const { page, reply } = await open({ html: pageWith(link) })
    await ready(page)
    const [summary, status] = [page.locator('.error-summary'), page.getByRole('status').first()]
    const column = await boxOf(page.locator('main'))
    reply(complaining, created)
    await page.getByRole('button', { name: 'Write' }).click()
    await summary.waitFor()
    const errors = page.locator('.field-error')
    expect(await errors.count()).toBe(2)
    expect(await page.locator('label .field-error').count()).toBe(0)
    const [ofName, ofConsent] = [await boxOf(errors.first()), await boxOf(errors.last())]
    const [name, consent] = [page.getByRole('textbox'), page.getByRole('checkbox')]
    expect(ofName.y).toBeGreaterThanOrEqual((await boxOf(name)).bottom)
    expect(ofConsent.bottom).toBeLessThanOrEqual((await boxOf(consent)).y)
    const [outer, items] = [await boxOf(summary), summary.locator('li')]
    expect(await items.count()).toBe(2)
    expect((await boxOf(items.first())).x - outer.x).toBeGreaterThanOrEqual(12)
    expect(outer.bottom - (await boxOf(items.last())).bottom).toBeGreaterThanOrEqual(12)
    for (const each of [ofName, ofConsent, outer]) expect(each.right).toBeLessThanOrEqual(column.right)
    await name.fill('Ada')
    await page.getByRole('button', { name: 'Write' }).click()
    await status.getByRole('heading').waitFor()
    expect(await page.locator(':focus').textContent()).toBe('Received.')
    await status.locator('summary').click()
    const panel = await boxOf(status.locator('.panel'))
    expect((await boxOf(status.locator('dd').last())).right).toBeLessThanOrEqual(panel.right)
    expect(panel.right).toBeLessThanOrEqual(column.right)
    const heading = status.getByRole('heading')
    expect((await boxOf(heading)).x - panel.x).toBeGreaterThanOrEqual(12)
  })
})
