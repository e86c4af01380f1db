import { expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import forms from '../../../../forms/index.js'
import { record } from '../../../../forms/record.js'
import { choice } from '../../../../src/domain/field/kinds/choice.js'
import { consent } from '../../../../src/domain/field/kinds/consent.js'
import { form } from '../../../../src/domain/form/form.js'
import { errorSummaryHtml, formHtml } from '../../../../src/domain/html/form.js'
import { pageHtml } from '../../../../src/domain/html/page.js'
import { describeBrowser } from '../../browser.js'
import { siteFiles } from '../../../../web/page/site.js'
import { button, fillIn } from '../../page-parts.js'
import { created } from '../fulfilled.js'
import { axeViolations, isTooWide, siteOpener } from '../served-site.js'

const message = 'Fill in “Value”.'
const complaints = [{ pointer: '/value', code: 'required', message }] as const

const phone = { width: 320, height: 640 }
const desk = { width: 1280, height: 860 }

const check = async (page: Page): Promise<void> => {
  for (const viewport of [phone, desk]) {
    await page.setViewportSize(viewport)
    expect(await isTooWide(page)).toBe(false)
  }
  expect(await axeViolations(page)).toEqual([])
}

describeBrowser('the look of the page', (browser) => {
  const open = siteOpener(browser)

  it('thanks in the place of the form, and brings it back empty', async () => {
    const { page, reply } = await open()
    reply(created)
    await fillIn(page)
    await button(page).click()
    await page.getByRole('heading', { name: 'Received.' }).waitFor()
    expect(await page.locator('form').isHidden()).toBe(true)
    await page.getByRole('button', { name: 'Send another' }).click()
    expect(await page.locator(':focus').getAttribute('name')).toBe('id')
    expect(await page.getByLabel('Value').inputValue()).toBe('')
  })

  it('breaks words that are longer than a line, in options, buttons and links', async () => {
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
    const long = form(
      'long',
      {
        one: choice(['a', 'b'], { label: word, labels: { a: word } }),
        ok: consent({ label: `[${word}](/terms/)` }),
      },
      { title: word, button: word },
    )
    const options = { api: '/api', name: word, script: () => '/none.js', stylesheet: '/assets/styles.css' }
    const html = siteFiles([long, record], options).get('index.html')
    const { page } = await open({ html })
    await check(page)
  })

  it('is dark where the person wants it dark', async () => {
    const ground = async (colorScheme: 'light' | 'dark'): Promise<string> => {
      const { page } = await open({ colorScheme })
      return page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    }
    expect(await ground('light')).not.toBe(await ground('dark'))
  })

  it('shows where the focus is, from the first press of Tab to the button', async () => {
    const { page } = await open()
    const names: string[] = []
    while (names.at(-1) !== 'Submit' && names.length < 20) {
      await page.keyboard.press('Tab')
      names.push(
        await page.evaluate('document.activeElement.name || document.activeElement.textContent.trim()'),
      )
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    }
    expect(names[0]).toBe('Skip to main content')
    expect(names.slice(-3)).toEqual(['id', 'value', 'Submit'])
  })

  it.each(forms.map(({ name }, at) => (at === 0 ? '/' : `/${name}/`)))(
    'is accessible at %s',
    async (path) => {
      const { page } = await open()
      await page.goto(`http://site.test${path}`)
      await check(page)
    },
  )

  it('has a page for an address that does not exist', async () => {
    const { page } = await open()
    await page.goto('http://site.test/404.html')
    await page.getByRole('heading', { name: 'This page does not exist' }).waitFor()
    await check(page)
    await page.getByRole('link', { name: 'Go to the front page' }).click()
    await page.getByLabel('ID').waitFor()
  })

  it.each([
    ['plain', '42', 'hello'],
    ['markup', '"><script>document.title=1</script>', '</textarea><img src=x onerror="document.title=1">'],
    ['white space', '  42\t ', '\n\n  two lines\n\nand two more\n'],
    ['entities', '&lt;&amp;quot;', '&#10;&nbsp;'],
    ['other scripts', 'Ünïcødé 日本語', '👩‍👩‍👧‍👦 \u202Eright to left\u202C'],
  ])('shows again what was typed: %s', async (_, id, value) => {
    const form = formHtml(record, { action: '/api/forms/record', values: { id, value }, complaints })
    const main = `${errorSummaryHtml(record, complaints)}<h1>Record</h1>${form}`
    const { page } = await open({ html: pageHtml({ title: 'Record', main }), javaScriptEnabled: false })
    expect(await page.getByLabel('ID').inputValue()).toBe(id)
    expect(await page.getByLabel('Value').inputValue()).toBe(value)
    expect(await page.locator(':focus').getAttribute('role')).toBe('alert')
    await page.getByRole('link', { name: message }).click()
    expect(await page.locator(':focus').getAttribute('name')).toBe('value')
  })
})
