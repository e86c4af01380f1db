import { expect, it } from '@jest/globals'
import { and, atLeast, has, is } from '../../../../../src/domain/field/conditions/shown-when.js'
import { choice } from '../../../../../src/domain/field/kinds/choice.js'
import { hidden } from '../../../../../src/domain/field/kinds/hidden.js'
import { money } from '../../../../../src/domain/field/kinds/money.js'
import { choices } from '../../../../../src/domain/field/kinds/multiple-choice.js'
import { text } from '../../../../../src/domain/field/kinds/text.js'
import { form } from '../../../../../src/domain/form/form.js'
import { formHtml } from '../../../../../src/domain/html/form.js'
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
})
