import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { form, text } from '../../../../../src/domain/index.js'
import { describeBrowser } from '../../../browser.js'
import { type NotePage, notePage, opened, send } from './note-page.js'

const note = form(
  'note',
  { name: text({ label: 'Name', maxLength: 100 }) },
  { spam: { human: 'proof', when: 'always' } },
)

describeBrowser('a form that asks for a proof', (browser) => {
  let served: NotePage
  beforeAll(async () => {
    served = await notePage(note, {})
  })
  afterAll(() => served.close())

  it('has the helper solve one for each submission, in a worker of its own', async () => {
    const page = await opened(browser(), served.url)
    await send(page, 'Ada')
    await send(page, 'Bea')
    expect(served.seen).toMatchObject({ Ada: '', Bea: '' })
    expect(served.asked.filter((path) => path.endsWith('/challenge')).length).toBeGreaterThanOrEqual(2)
    expect(served.asked).toContain('/client/solver.js')
    expect(served.asked).not.toContain('/client/captcha.js')
    await page.context().close()
  })

  it('holds what is sent without script, and loses nothing', async () => {
    const page = await opened(browser(), served.url, false)
    await send(page, 'Cem')
    expect(served.seen['Cem']).toBe('no-proof')
    await page.context().close()
  })

  it('holds what comes where the solver cannot be loaded', async () => {
    const page = await opened(browser(), served.url)
    await page.route('**/client/solver.js', (route) => route.abort())
    await send(page, 'Dana')
    expect(served.seen['Dana']).toBe('no-proof')
    await page.context().close()
  })
})
