import { beforeEach, describe, expect, it } from '@jest/globals'
import { choice, type FieldsOf, form, text } from '../src/domain/index.js'
import { memoryRepository } from '../src/adapters/memory/index.js'
import { sha256, systemClock, systemStamper } from '../src/adapters/system/stamper.js'
import { submit } from '../src/handlers/use-cases/submit.js'
import { type InputOf, type Outcome, type Send, submitter, type SubmitFailure } from '../src/promise.js'
import type { Equal } from './domain/equal.js'

const contact = form('contact', {
  name: text({ label: 'Name', maxLength: 80 }),
  topic: choice(['sales', 'help'], { label: 'Topic', optional: true }),
})
const key = 'one-key-per-fill-0001'

let send: Send
beforeEach(() => {
  send = submitter({ repository: memoryRepository({ clock: systemClock }) })
})

describe('a submitter', () => {
  it('gives back the fields of the very form', async () => {
    const sent = await send(contact, { name: 'Ada', topic: 'help' }, { key })
    if (!sent.ok) throw new Error(sent.failure._tag)
    const same: Equal<typeof sent.outcome, Outcome<typeof contact>> = true
    const fields: Equal<typeof sent.outcome.submission.fields, FieldsOf<typeof contact>> = true
    expect([same, fields]).toEqual([true, true])
    expect(sent.outcome.submission.fields).toEqual({ name: 'Ada', topic: 'help' })
  })
  it('refuses another form’s fields before it runs', async () => {
    // @ts-expect-error a field is missing
    const sent = await send(contact, { topic: 'help' })
    expect(sent).toMatchObject({ ok: false, failure: { _tag: 'ValidationFailed' } })
  })
  it('takes what nobody knows yet, such as the JSON of a request', async () => {
    const unknown: unknown = JSON.parse('{"name":"Ada"}')
    expect(await send(contact, unknown as InputOf<typeof contact>)).toMatchObject({ ok: true })
  })
  it('names only what can become of a submission', () => {
    type Tags = SubmitFailure['_tag']
    // @ts-expect-error requests have failures of their own
    const request: Tags = 'MethodNotAllowed'
    expect(request).toBe('MethodNotAllowed')
  })
  it('has a time-out that is a positive number', () => {
    expect(() => submitter({ repository: memoryRepository({ clock: systemClock }), timeout: 0 })).toThrow(
      'timeout is 0; it must be a positive number of milliseconds',
    )
  })
})

it('gives the fields of the form with fp-ts, too', async () => {
  const sent = await submit({
    stamper: systemStamper({ clock: systemClock }),
    digest: sha256,
    repository: memoryRepository({ clock: systemClock }),
  })({ form: contact, input: { name: 'Ada' }, key }, systemClock() + 5_000)()
  if (sent._tag === 'Left') throw new Error(sent.left._tag)
  const isText: Equal<typeof sent.right.submission.fields.name, string> = true
  expect([isText, sent.right.submission.fields.name]).toEqual([true, 'Ada'])
})
