import { describe, expect, it } from '@jest/globals'
import { form, text } from '../../../../src/domain/index.js'
import { app, membersOf } from '../../../handlers/serving/app.js'
import { secret, wrongRequests } from '../wrong-requests.js'

const field = text({ label: 'Value', maxLength: 100 })
const { send } = app({
  forms: [form('said', { value: field }), form('gesagt', { value: field }, { lang: 'de' })],
})

describe('what was sent wrong is said, and where', () => {
  it.each(wrongRequests)('%s', async (_, parts, wanted, [en, de]) => {
    for (const [name, words] of [
      ['said', en],
      ['gesagt', de],
    ] as const) {
      const path = `/forms/${name}`
      const answer = await send({ ...parts, path })
      expect([answer.status, membersOf(answer)['code']]).toEqual(wanted)
      expect(membersOf(answer)['message']).toContain(words)
      const page = await send({ ...parts, path, headers: { ...parts.headers, accept: 'text/html' } })
      expect(page.status).toBe(wanted[0])
      expect(page.body).toContain(words)
      expect(answer.body + page.body).not.toContain(secret)
    }
  })
})
