import { expect, it } from '@jest/globals'
import type { Locator } from 'playwright-core'
import { and, atLeast, has, is, lessThan } from '../../../../../src/domain/field/conditions/shown-when.js'
import { choice } from '../../../../../src/domain/field/kinds/choice.js'
import { hidden } from '../../../../../src/domain/field/kinds/hidden.js'
import { integer } from '../../../../../src/domain/field/kinds/integer.js'
import { money } from '../../../../../src/domain/field/kinds/money.js'
import { choices } from '../../../../../src/domain/field/kinds/multiple-choice.js'
import { text } from '../../../../../src/domain/field/kinds/text.js'
import { form } from '../../../../../src/domain/form/form.js'
import { escapeHtml, formHtml } from '../../../../../src/domain/html/form.js'
import { bundleCheck } from '../../../../../tools/site/bundle-check.js'
import { checkSource } from '../../../../../web/page/check/source.js'
import { describeBrowser } from '../../../browser.js'
import { created } from '../../fulfilled.js'
import { axeViolations, siteOpener } from '../../served-site.js'

const party = form(
  'party',
  {
    diet: choice(['all', 'other'], { label: 'Diet' }),
    which: text({ label: 'Which diet', maxLength: 20, shownWhen: is('diet', 'other'), prefill: true }),
    budget: money({ label: 'Budget', currency: 'EUR', default: '0.00' }),
    days: choices(['friday', 'saturday'], { label: 'Days', optional: true }),
    bed: choice(['hard', 'soft'], {
      label: 'Bed',
      shownWhen: and(has('days', 'saturday'), atLeast('budget', '1000')),
    }),
    pillow: text({ label: 'Pillow', maxLength: 20, shownWhen: is('bed', 'soft') }),
    source: hidden({ from: 'query', parameter: 'utm_source' }),
  },
  { lang: 'de' },
)

describeBrowser('a form with conditions', (browser) => {
  const open = siteOpener(browser)

  it('asks at once for what the answers want, and sends nothing of what is hidden', async () => {
    const script =
      '<script type="module">import { enhance } from "/client/index.js"; enhance(document.forms[0])</script>'
    const html = `<!doctype html><html lang="de"><title>Party</title><main><h1>Party</h1>${formHtml(party, { action: '/api/forms/party' })}</main>${script}`
    const { page, sent, reply } = await open({ html })
    reply(created)
    await page.goto(`${new URL(page.url()).origin}/?which=%3Cb%3EKeto&utm_source=news&days=friday`)
    const which = page.getByLabel('Which diet')
    const soft = page.getByLabel('Soft')
    // Conditions are a file of their own, which is loaded after the page.
    await which.waitFor({ state: 'hidden' })
    await page.getByLabel('Other').check()
    await which.waitFor()
    expect(await which.inputValue()).toBe('<b>Keto')
    await page.getByLabel('Saturday').check()
    expect(await soft.isHidden()).toBe(true)
    await page.getByLabel('Budget').fill('1.000,50')
    await soft.check()
    await page.getByLabel('Pillow').fill('down')
    expect(await axeViolations(page)).toEqual([])
    await page.getByLabel('Saturday').uncheck()
    await page.getByLabel('Pillow').waitFor({ state: 'hidden' })
    await page.getByRole('button').click()
    await page.locator('.panel.stored').waitFor()
    const contents = new URL(sent[0]!.url()).searchParams.toString() || (sent[0]!.postData() ?? '')
    expect(Object.fromEntries(new URLSearchParams(contents))).toEqual({
      diet: 'other',
      which: '<b>Keto',
      budget: '1.000,50',
      source: 'news',
      ...(party.spam.trap === undefined ? {} : { [party.spam.trap]: '' }),
    })
    await which.waitFor({ state: 'hidden' })
  })

  it.each([
    ['the form’s own check', true],
    ['no check', false],
  ])('reads numbers as the server does, in any digits, with %s', async (_, isBuilt) => {
    const guests = form(
      'guests',
      {
        count: integer({ label: 'Guests', min: -10, max: 2_000_000 }),
        few: text({ label: 'Few', maxLength: 20, shownWhen: lessThan('count', 10) }),
        many: text({ label: 'Many', maxLength: 20, shownWhen: atLeast('count', 1000) }),
        country: text({ label: 'Country', maxLength: 2, pattern: 'country-code' }),
        state: text({ label: 'State', maxLength: 20, optional: true, shownWhen: is('country', 'US') }),
      },
      { lang: 'es' },
    )
    const check = `data:text/javascript,${encodeURIComponent(await bundleCheck(guests, checkSource))}`
    const html = `<!doctype html><html lang="es"><title>Guests</title><div${isBuilt ? ` data-check="${escapeHtml(check)}"` : ''}>${formHtml(guests, { action: '/api/forms/guests' })}</div><script type="module">import { enhance } from "/client/index.js"; enhance(document.forms[0])</script>`
    const { page } = await open({ html })
    const [count, few, many] = ['Guests', 'Few', 'Many'].map((label) => page.getByLabel(label)) as [
      Locator,
      Locator,
      Locator,
    ]
    for (const [typed, shown, hidden] of [
      ['٥', few, many],
      ['١٬٢٥٠', many, few],
      ['−5', few, many],
      ['1.250.000', many, few],
      ['９', few, many],
    ] as const) {
      await count.fill(typed)
      await shown.waitFor()
      await hidden.waitFor({ state: 'hidden' })
    }
    if (!isBuilt) return
    await page.getByLabel('Country').fill('us')
    await page.getByLabel('State').waitFor()
  })
})
