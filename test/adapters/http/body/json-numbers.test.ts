import { describe, expect, it } from '@jest/globals'
import { decimal, form, integer, money, text } from '../../../../src/domain/index.js'
import { app, json, membersOf } from '../../../handlers/serving/app.js'

const amounts = form('amounts', {
  whole: integer({ label: 'Whole', optional: true }),
  exact: decimal({ label: 'Exact', scale: 2, optional: true }),
  price: money({ label: 'Price', currency: 'USD', optional: true }),
  line: text({ label: 'Line', maxLength: 100, optional: true }),
})

const send = (body: string) => app({ forms: [amounts] }).send({ path: '/forms/amounts', headers: json, body })

describe('a JSON number', () => {
  it.each(['{"whole":9007199254740991}', '{"exact":12.5}', '{"price":0.1}', '{"whole":-0}', '{"exact":1e3}'])(
    'that a double holds is taken: %s',
    async (body) => {
      expect((await send(body)).status).toBe(201)
    },
  )
  it.each([
    ['{"whole":9007199254740993}', 'not-exact'],
    ['{"whole":1.00000000000000001}', 'not-exact'],
    ['{"exact":1.00000000000000001}', 'not-exact'],
    ['{"price":99999999999999999999999999999999999999}', 'not-exact'],
    ['{"price":1e400}', 'not-exact'],
    ['{"line":12345678901234567890}', 'not-text'],
  ])('that a double would round is refused, not rounded: %s', async (body, code) => {
    const answer = await send(body)
    expect(answer.status).toBe(422)
    expect(membersOf(answer)['errors']).toMatchObject([{ code }])
  })
  it('in text is text, however long', async () => {
    expect((await send('{"line":"12345678901234567890 \\"whole\\":1e999"}')).status).toBe(201)
  })
})
