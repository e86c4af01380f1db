import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { captchaStandIn } from '../../../../../src/adapters/captcha-stand-in/stand-in.js'
import { form, text } from '../../../../../src/domain/index.js'
import { type Loopback, loopback } from '../../../../../src/handlers/local/loopback.js'
import { type Captcha, captchas, testKeys } from '../../../../../src/domain/spam/captcha.js'
import { describeBrowser } from '../../../browser.js'
import { fillIn, type NotePage, notePage, opened, send } from './note-page.js'

describeBrowser('a form that asks for a captcha', (browser) => {
  let standIn: Loopback
  const pages: NotePage[] = []
  beforeAll(async () => {
    standIn = await loopback(captchaStandIn)
  })
  afterAll(() => {
    standIn.close()
    for (const page of pages) page.close()
  })

  interface Keys {
    readonly siteKey?: string
    readonly secret?: string | undefined
    readonly when?: 'always' | 'unsure'
  }
  const served = async (captcha: Captcha, keys: Keys = {}): Promise<NotePage> => {
    const {
      siteKey = testKeys[captcha].siteKeys[0],
      secret = testKeys[captcha].secrets[0],
      when = 'always',
    } = keys
    const note = form(
      'note',
      { name: text({ label: 'Name', maxLength: 100 }) },
      { spam: { human: captcha, when } },
    )
    const settings = { captchas: { secrets: { [captcha]: secret }, endpoint: standIn.endpoint } }
    const widget = `data-sitekey="${siteKey}" data-widget="${standIn.endpoint}/${captcha}/api.js"`
    const page = await notePage(note, settings, widget)
    pages.push(page)
    return page
  }

  it('shows nothing of a provider until something is typed, then its widget, whose token opens', async () => {
    const { url, seen } = await served('turnstile')
    const page = await opened(browser(), url)
    expect(await page.locator('script[src*=api\\.js]').count()).toBe(0)
    await send(page, 'Ada')
    await send(page, 'Bea')
    expect(seen).toEqual({ Ada: '', Bea: '' })
    // What the provider adds to the page is no part of what was typed: the form is empty again.
    expect(await page.getByLabel('Name').inputValue()).toBe('')
    await page.context().close()
  })

  it.each(captchas.filter((captcha) => captcha !== 'turnstile'))(
    'waits for the person where there is a box to tick, and then sends by itself: %s',
    async (captcha) => {
      const { url, seen, asked } = await served(captcha)
      const page = await opened(browser(), url)
      await fillIn(page, 'Ada')
      const box = page.getByLabel('I am a person')
      await box.waitFor()
      expect(asked).not.toContain('/api/forms/note')
      await box.click()
      await page.getByText('Thank you. We have received it.').waitFor()
      expect(seen).toEqual({ Ada: '' })
      expect(await box.isChecked()).toBe(false)
      await page.context().close()
    },
  )

  it('waits for nobody where only those are asked who are doubtful', async () => {
    const { url, seen } = await served('hcaptcha', { when: 'unsure' })
    const page = await opened(browser(), url)
    await send(page, 'Ada')
    expect(seen).toEqual({ Ada: '' })
    await page.context().close()
  })

  it('says a captcha’s no at the form, with everything kept', async () => {
    const { url, seen } = await served('turnstile', { secret: testKeys.turnstile.secrets[1] })
    const page = await opened(browser(), url)
    await fillIn(page, 'Ada')
    await page.getByText('the check that you are a person failed').waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe('Ada')
    expect(seen).toEqual({})
    await page.context().close()
  })

  it.each<[string, Keys, string]>([
    ['the widget gives no token', { siteKey: '2x00000000000000000000AB' }, 'no-proof'],
    ['the secret is wrong', { secret: 'mistyped' }, 'captcha-unavailable'],
  ])('holds what comes where %s', async (_, keys, why) => {
    const { url, seen } = await served('turnstile', keys)
    const page = await opened(browser(), url)
    await send(page, 'Ada')
    expect(seen).toEqual({ Ada: why })
    await page.context().close()
  })

  it.each([
    ['without script', false],
    ['where the provider’s script cannot be loaded', true],
  ])('holds what is sent %s', async (_, javaScriptEnabled) => {
    const { url, seen } = await served('recaptcha')
    const page = await opened(browser(), url, javaScriptEnabled)
    await page.route('**/api.js*', (route) => route.abort())
    await send(page, 'Ada')
    expect(seen).toEqual({ Ada: 'no-proof' })
    await page.context().close()
  })
})
