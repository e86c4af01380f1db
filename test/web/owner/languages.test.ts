import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ar } from '../../../web/owner/words/ar.js'
import { de } from '../../../web/owner/words/de.js'
import { en } from '../../../web/owner/words/en.js'
import { es } from '../../../web/owner/words/es.js'
import { fr } from '../../../web/owner/words/fr.js'
import { describeBrowser } from '../browser.js'
import { focused } from '../page-parts.js'
import { axeViolations, isTooWide } from '../page/served-site.js'
import { person } from './held-submissions.js'
import { ownerPages } from './owner-pages.js'

/** Every sentence by its path, made of arguments that work for all of them. */
const textsOf = (member: unknown, path = ''): readonly (readonly [path: string, text: string])[] => {
  if (typeof member === 'string') return [[path, member]]
  if (typeof member === 'function')
    return [[path, (member as (...args: readonly number[]) => string)(3, 4, 5)]]
  return Object.entries(member as object).flatMap(([name, each]) => textsOf(each, `${path}.${name}`))
}

/** What is the same in several languages, such as numbers, names of formats, and sentences of nothing but arguments. */
const isSame =
  /^\.(number|comma|times\.exact|export\.(format|csv)|one\.replySubject|filters\.is|forms\.onDay|acts\.\w+\.(title|question))$/

describe.each(Object.entries({ de, fr, es, ar }))('the owner’s pages in the language %s', (_, words) => {
  const english = new Map(textsOf(en))

  it('have each sentence of theirs, and no English', () => {
    const own = textsOf(words).filter(([path]) => !path.startsWith('.troubles.byCode'))
    expect(own.filter(([, text]) => /undefined|#|NaN/.test(text))).toEqual([])
    expect(own.map(([path]) => path).sort()).toEqual([...english.keys()].sort())
    const left = own.filter(([path, text]) => english.get(path) === text && !isSame.test(path))
    // A few words are the same by chance: “Problem”, “Filter”, “Name”.
    expect(left.length).toBeLessThan(14)
  })
})

describeBrowser('the language of the owner’s pages', (browser) => {
  const pages = ownerPages(browser)
  beforeAll(async () => {
    await pages.submit('contact', person)
  })
  afterAll(() => expect(pages.complaints()).toEqual([]))

  it('is that of the browser, from right to left where that is how it is written', async () => {
    const page = await pages.open('#/forms/contact', {
      locale: 'ar-EG',
      viewport: { width: 390, height: 800 },
    })
    await page.getByLabel('الرمز').fill(pages.token())
    await page.getByRole('button', { name: 'تسجيل الدخول' }).click()
    await page.locator('.grid-foot').filter({ hasText: 'إرسال واحد، كلها محمّلة.' }).waitFor()
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    expect([await isTooWide(page), await axeViolations(page)]).toEqual([false, []])
    await page.locator('.rows a').click()
    await page.getByRole('region', { name: 'المتابعة' }).getByLabel('الحالة').waitFor()
    expect([await isTooWide(page), await axeViolations(page)]).toEqual([false, []])
  })

  it('is chosen on any page, acts at once, keeps who is there and the focus, and is remembered', async () => {
    const page = await pages.enter('#/forms/contact', { locale: 'ja-JP' })
    await page.locator('.grid-foot').filter({ hasText: '1 submission, all loaded.' }).waitFor()
    await page.getByLabel('Language').selectOption('Deutsch')
    await page.locator('.grid-foot').filter({ hasText: '1 Einsendung, alle geladen.' }).waitFor()
    expect(await focused(page).inputValue()).toBe('de')
    await page.reload()
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor()
  })
})
