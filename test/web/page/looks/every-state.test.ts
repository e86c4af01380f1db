import { expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { email, form, text } from '../../../../src/domain/index.js'
import { formHtml } from '../../../../src/domain/html/form.js'
import { pageHtml } from '../../../../src/domain/html/page.js'
import { describeBrowser } from '../../browser.js'
import { checkLoaded, fillIn } from '../../page-parts.js'
import { axeViolations, isTooWide, type SiteOptions, siteOpener } from '../served-site.js'
import { inEveryState } from './every-state.js'

/**
 * A page of someone else, with no style but the colours that the browser paints anyway, which axe does not see, in a
 * column as narrow as some have.
 */
const own = (lang: 'en' | 'ar'): string => `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Elsewhere</title>
<style>body { background: Canvas; color: CanvasText }</style>
<link rel="stylesheet" href="/client/dynamosync.css">
<main><h1>Elsewhere</h1><div id="column" style="max-inline-size: 17rem">
<form method="post" action="/api/forms/contact">
<p><label>Name <input name="name" required></label></p>
<p><label for="mail">E-mail</label> <input id="mail" name="email" type="email" required></p>
<p><label>Message <textarea name="message" required></textarea></label></p>
<p><label><input type="checkbox" name="consent" required> You may store this.</label></p>
<input type="submit" value="Write">
</form></div></main>
<script type="module">
import { enhance } from '/client/index.js'
import { words } from '/client/words/${lang}.js'
const check = (contents) => ['name', 'email', 'message', 'consent']
  .filter((field) => !contents.get(field)).map((field) => ({ field, message: 'Fill in “' + field + '”, please.' }))
enhance(document.querySelector('form'), { words, check })
</script></html>`

const arabic = form(
  'note',
  { name: text({ label: 'اسمك', maxLength: 9 }), email: email({ label: 'بريدك الإلكتروني' }) },
  { lang: 'ar', title: 'ملاحظة' },
)

const arabicPage =
  pageHtml({
    title: arabic.title,
    lang: 'ar',
    stylesheet: '/assets/styles.css',
    main: `<h1>${arabic.title}</h1>${formHtml(arabic, { action: '/api/forms/note' })}`,
  }) +
  `<script type="module">
import { enhance } from '/client/index.js'
import { words } from '/client/words/ar.js'
const check = (contents) => ['name', 'email'].filter((field) => !contents.get(field)).map((field) => ({ field, message: 'يرجى ملء الحقل.' }))
enhance(document.querySelector('form'), { words, check })
</script>`

const fillOwn = async (page: Page): Promise<void> => {
  for (const name of ['name', 'message']) await page.locator(`[name=${name}]`).fill('Ada')
  await page.locator('[name=email]').fill('ada@example.org')
  await page.locator('[name=consent]').check()
}

const fillArabic = async (page: Page): Promise<void> => {
  await page.locator('[name=name]').fill('Ada')
  await page.locator('[name=email]').fill('ada@example.org')
}

const [desk, phone, zoomed] = [
  { width: 1280, height: 860 },
  { width: 320, height: 640 },
  { width: 640, height: 430 },
]

const ready = (page: Page): Promise<unknown> => page.locator('form[novalidate]').waitFor()

const readyWithCheck = async (page: Page): Promise<void> => {
  await ready(page)
  await checkLoaded(page)
}

type Fill = typeof fillOwn

const pages: readonly [string, string | undefined, Fill, typeof ready][] = [
  ['the site', undefined, (page) => fillIn(page), readyWithCheck],
  ['an Arabic page of the site', arabicPage, fillArabic, ready],
  ['a page of one’s own', own('en'), fillOwn, ready],
  ['an Arabic page of one’s own', own('ar'), fillOwn, ready],
]

const looks: readonly [string, SiteOptions][] = [
  ['light, 320 pixels wide', { colorScheme: 'light', viewport: phone }],
  ['dark', { colorScheme: 'dark', viewport: desk }],
  ['in forced colours, at 200 %', { forcedColors: 'active', viewport: zoomed, deviceScaleFactor: 2 }],
]

describeBrowser('every state', (browser) => {
  const open = siteOpener(browser)

  const cases = looks.flatMap(([look, options], at) =>
    pages
      // From right to left, nothing but the sides changes: one look of each page will do.
      .filter((_, of) => of % 2 === 0 || at === of >> 1)
      .map(([name, html, ...person]) => [`${name}, ${look}`, { ...options, html }, ...person] as const),
  )

  it.each(cases)('is accessible and fits: %s', async (_, options, fill, wait) => {
    const site = await open(options)
    await wait(site.page)
    await inEveryState(site, fill, async (state) => {
      expect([state, await isTooWide(site.page), await axeViolations(site.page)]).toEqual([state, false, []])
    })
  })
})
