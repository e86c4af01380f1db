import { expect, it } from '@jest/globals'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { boolean, choice, choices, form, is, text } from '../../../src/domain/index.js'
import { fetchHandler } from '../../../src/handlers/fetch/index.js'

const party = form('party', {
  diet: choice(['all', 'other'], { label: 'Diet' }),
  which: text({ label: 'Which diet', maxLength: 20, optional: true, shownWhen: is('diet', 'other') }),
  help: boolean({ label: 'Help me', shownWhen: is('diet', 'other') }),
  days: choices(['friday'], { label: 'Days', optional: true, shownWhen: is('diet', 'other') }),
})

const opened = () => fetchHandler({ forms: [party], repository: memoryRepository({ clock: Date.now }) })

const browser = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }

const post = async (handler: ReturnType<typeof opened>, fields: Record<string, string>) => {
  const body = new URLSearchParams(fields)
  const answer = await handler(
    new Request('http://localhost/api/forms/party', { method: 'POST', headers: browser, body }),
  )
  return { status: answer.status, html: await answer.text() }
}

/** Values that a browser sends for a page: those of its inputs, except disabled ones and unticked boxes. */
const sentBy = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input [^>]*>/g)]
      .map(([tag]) => tag)
      .filter(
        (tag) => !/ disabled/.test(tag) && (!/type="(checkbox|radio)"/.test(tag) || / checked/.test(tag)),
      )
      .map((tag) => [/ name="([^"]*)"/.exec(tag)?.[1] ?? '', / value="([^"]*)"/.exec(tag)?.[1] ?? '']),
  )

it('asks once, without script, for what an answer shows and may be left empty', async () => {
  const handler = opened()
  const page = await (await handler(new Request('http://localhost/api/forms/party'))).text()
  expect(page).toMatch(/<div class="field"[^>]* hidden>\s*<label for="party-which">/)
  const first = await post(handler, { ...sentBy(page), diet: 'other' })
  expect(first.html).toContain('leads to another question')
  expect(first.html).not.toMatch(/ hidden>\s*<label for="party-which">/)
  const second = await post(handler, { ...sentBy(first.html), diet: 'other', which: '' })
  expect(second.html).toContain('Thank you')
})

it('asks nothing more where nothing is shown, something is wrong anyway, or a page of one’s own asked', async () => {
  const handler = opened()
  expect((await post(handler, { _asked: '', diet: 'all' })).html).toContain('Thank you')
  const wrong = await post(handler, { _asked: '', diet: 'other', which: 'x'.repeat(30), help: 'on' })
  expect(wrong.status).toBe(422)
  expect((await post(handler, { diet: 'other' })).html).toContain('Thank you')
})
