import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import * as E from 'fp-ts/lib/Either.js'
import forms from '../../../../forms/index.js'
import {
  dayJson,
  ownFormJson,
  fullPageJson,
  fullRowJson,
  pageJson,
  rowJson,
  submissionJson,
} from '../../../../src/domain/contract/owner/owner-json.js'
import {
  deliveriesJson,
  deliveryJson,
  formTellingJson,
  switchedOnJson,
} from '../../../../src/domain/contract/owner/owner-telling-json.js'
import { problem } from '../../../../src/adapters/http/answer/problem.js'
import { codecSchema } from '../../../../src/domain/contract/codec-schema.js'
import { openApi } from '../../../../src/domain/contract/openapi/openapi.js'
import { CountsAnswer, DayAnswer } from '../../../../src/domain/contract/owner/count-answers.js'
import {
  DeliveriesAnswer,
  DeliveryAnswer,
  FormTellingAnswer,
  TargetAnswer,
} from '../../../../src/domain/contract/owner/delivery-answers.js'
import { FormsAnswer, FormSummary } from '../../../../src/domain/contract/owner/form-answers.js'
import {
  ChangedAnswer,
  FullListAnswer,
  FullRow,
  ListAnswer,
  ListRow,
  SubmissionAnswer,
} from '../../../../src/domain/contract/owner/submission-answers.js'
import { Problem } from '../../../../src/domain/contract/problem.js'
import type { AnyShape } from '../../../../src/domain/contract/wire.js'
import { form } from '../../../../src/domain/form/form.js'
import type { Delivery } from '../../../../src/domain/notification/delivery/delivery-state.js'
import type { TodaysSubmission } from '../../../../src/domain/submission/todays-submission.js'
import type { FormTelling } from '../../../../src/domain/reading/telling.js'
import { kinds } from '../../field/kinds.js'

const id = 'a2345672345672345672345672'

const held: TodaysSubmission = {
  id,
  form: 'note',
  formVersion: '1',
  at: 1_700_000_000_000,
  since: 1_700_000_000_000,
  fields: { name: 'Ada', count: 7, colours: ['red'] },
  stored: { fullName: 'Ada', count: 7, colours: 'red' },
  listed: { name: 'Ada' },
  result: { tax: '1.50' },
  resultVersion: '2026',
  receipt: `1-${'0'.repeat(64)}`,
  attemptId: 'a',
  fingerprint: 'f',
  answer: { status: 201, message: 'Thank you.' },
  waits: ['review'],
  why: ['links', 'held-by-owner'],
  expiresAt: 1_800_000_000,
}
const every = form('every', kinds, { retain: { days: 30 } })
const telling: FormTelling = {
  targets: [
    { name: 'team', state: 'on' },
    { name: 'crm', state: 'off', since: 1_700_000_000_000 },
  ],
  dead: { count: 1, more: false },
}
const last = { at: 1_700_000_000_000, said: '500' }
const delivery: Delivery = {
  form: 'note',
  id,
  event: 'received',
  receipt: held.receipt,
  targets: { team: { state: 'due', tries: 1, at: 1_700_000_000_000, last } },
  rev: 1,
}
const position = { at: 1_700_000_000_000, id }
const deliveries = deliveriesJson({
  state: 'due',
  page: { deliveries: [delivery], unreadable: [id], next: position },
})
const consistency = 'eventual'
const row = { ...held, position: `1700000000000#${id}` }
const day = dayJson({ day: 1_700_000_000_000, count: 3, final: true })
const page = fullPageJson({ submissions: [held], unreadable: [id], newer: [id] })
const rows = pageJson({ rows: [row], unreadable: [id], newer: [id] })
const invalid = problem(
  { _tag: 'ValidationFailed', complaints: [{ pointer: '/name', code: 'required', message: 'Enter it.' }] },
  'request',
)

/** Each answer with every member that it may have, as the API writes it. */
const answers: readonly (readonly [name: string, codec: AnyShape, answer: unknown])[] = [
  ['a form', FormSummary, ownFormJson({ form: every, telling })],
  ['forms', FormsAnswer, { forms: [every, ...forms].map((form) => ownFormJson({ form, telling })) }],
  ['a day', DayAnswer, day],
  ['counts', CountsAnswer, { form: 'note', days: [day], held: { count: 1, more: false }, consistency }],
  ['a row', ListRow, rowJson(row)],
  ['a submission', SubmissionAnswer, submissionJson(held)],
  ['a row in full', FullRow, fullRowJson(held)],
  ['a list', ListAnswer, { ...rows, cursor: 'n...', consistency }],
  ['a list in full', FullListAnswer, { ...page, cursor: 'n...', consistency }],
  ['what was changed', ChangedAnswer, { id, state: 'open' }],
  ['the telling of a form', FormTellingAnswer.type, formTellingJson(telling)],
  ['a delivery', DeliveryAnswer, deliveryJson({ id, delivery })],
  ['deliveries', DeliveriesAnswer, deliveries],
  ['a target', TargetAnswer, switchedOnJson({ target: 'team' })],
  ['a problem', Problem.type, JSON.parse(invalid.body)],
]

const sent = (answer: unknown) => JSON.parse(JSON.stringify(answer)) as Readonly<Record<string, unknown>>

const without = (answer: Readonly<Record<string, unknown>>, name: string) =>
  Object.fromEntries(Object.entries(answer).filter(([each]) => each !== name))

const ajv = new Ajv2020({ strict: false })
formats.default(ajv)

describe.each(answers)('%s', (_, codec, answer) => {
  const told = sent(answer)

  it('has every member that its codec knows, and no other', () => {
    expect(Object.keys(told).sort()).toEqual(
      [...Object.keys(codec.required), ...Object.keys(codec.optional)].sort(),
    )
  })

  it('is read as it was written', () => {
    expect(codec.decode(told)).toEqual(E.right(told))
  })

  it('keeps what only a newer API says', () => {
    expect(codec.decode({ ...told, ofLater: 1 })).toEqual(E.right({ ...told, ofLater: 1 }))
  })

  it.each(Object.keys(codec.required))('is not read without “%s”', (name) => {
    expect(E.isLeft(codec.decode(without(told, name)))).toBe(true)
  })

  it('is read without its optional members', () => {
    for (const name of Object.keys(codec.optional))
      expect(codec.decode(without(told, name))).toEqual(E.right(without(told, name)))
  })

  it('is not read with a member of another type', () => {
    for (const [name, member] of Object.entries({ ...codec.required, ...codec.optional }))
      if (!member.is(null))
        expect([name, E.isLeft(codec.decode({ ...told, [name]: null }))]).toEqual([name, true])
  })

  it('is what the schema of its codec says', () => {
    const validate = ajv.compile(codecSchema(codec))
    expect([validate(told), validate.errors]).toEqual([true, null])
    for (const name of Object.keys(codec.required)) expect(validate(without(told, name))).toBe(false)
  })
})

describe('the schemas of the OpenAPI document', () => {
  const { components } = openApi([every], { title: 'Forms', version: '1.0.0', servers: ['/api'] }) as {
    readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
  }

  it.each([
    ['Counts', CountsAnswer],
    ['Changed', ChangedAnswer],
    ['Row', ListRow],
    ['FullRow', FullRow],
    ['Target', TargetAnswer],
    ['Delivery', DeliveryAnswer],
    ['Submission', SubmissionAnswer],
  ] as const)('%s is its codec’s', (name, codec) => {
    expect(components.schemas[name]).toEqual(codecSchema(codec))
  })

  it('refer to one another', () => {
    const { Forms, FormTelling, Deliveries } = components.schemas
    expect(FormTelling).toEqual(codecSchema(FormTellingAnswer))
    expect(JSON.stringify(Forms)).toContain('{"$ref":"#/components/schemas/FormTelling"}')
    expect(JSON.stringify(Deliveries)).toContain('{"$ref":"#/components/schemas/Delivery"}')
  })

  it('take both views of a list, an empty one included', () => {
    ajv.addSchema({ $id: 'document', components })
    const validate = ajv.compile({ $ref: 'document#/components/schemas/Page' })
    for (const told of [
      { submissions: [rowJson(row)], consistency },
      { ...page, consistency },
      { submissions: [], consistency },
    ])
      expect(validate(sent(told))).toBe(true)
    expect(validate(sent({ submissions: [rowJson(row), fullRowJson(held)], consistency }))).toBe(false)
  })
})

describe('a field of a kind that only a newer API knows', () => {
  it('is read as one of the form’s own', () => {
    const told = { name: 'at', label: 'At', kind: 'time-of-day', listed: false }
    const decoded = FormSummary.decode({ ...sent(ownFormJson({ form: every, telling })), fields: [told] })
    expect(E.isRight(decoded) && decoded.right.fields).toEqual([{ ...told, kind: 'custom' }])
  })
})
