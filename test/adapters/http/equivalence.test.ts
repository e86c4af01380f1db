import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import {
  boolean,
  choice,
  choices,
  date,
  decimal,
  email,
  type Fields,
  form,
  integer,
  text,
} from '../../../src/domain/index.js'
import { app, membersOf, noon } from '../../handlers/serving/app.js'
import { filledText } from '../../domain/arbitrary.js'
import { type Filled, sendEveryWay } from './every-way.js'

const everything = form('everything', {
  line: text({ label: 'Line', maxLength: 500 }),
  email: email({ label: 'E-mail', optional: true }),
  count: integer({ label: 'Count', optional: true }),
  amount: decimal({ label: 'Amount', scale: 2, optional: true }),
  agreed: boolean({ label: 'Agreed' }),
  topic: choice(['sales', 'support'], { label: 'Topic' }),
  tags: choices(['red', 'green', 'blue'], { label: 'Tags', optional: true }),
  day: date({ label: 'Day', optional: true }),
})

/** A submission as a person fills it in: what each field says, as text; many values for `tags`. */
const filled = fc.record(
  {
    line: filledText,
    email: fc.constantFrom('ada@example.org', 'x.y+z@sub.example.com'),
    count: fc.integer().map(String),
    amount: fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2)),
    agreed: fc.constant('on'),
    topic: fc.constantFrom('sales', 'support'),
    tags: fc.subarray(['red', 'green', 'blue'], { minLength: 1 }),
    day: fc.constantFrom('2026-02-28', '2024-02-29'),
  },
  { requiredKeys: ['line', 'topic'] },
)

const native = ({ agreed, count, ...rest }: Filled): object => ({
  ...rest,
  ...(agreed === undefined ? {} : { agreed: true }),
  ...(count === undefined ? {} : { count: Number(count) }),
})

describe('the same fields', () => {
  it('are the same submission, answer and stored item, through every encoding and every event', async () => {
    let count = 0
    let submissions = 0
    await fc.assert(
      fc.asyncProperty(filled, async (fields) => {
        count += 1
        const key = `equivalence-key-${count}`
        const repository = memoryRepository({ clock: () => noon })
        const answers = await sendEveryWay(app({ forms: [everything], repository }), 'everything', {
          fields,
          key,
          native,
        })
        submissions += answers.length
        expect(answers[0]?.status).toBe(201)
        expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
        const { id } = membersOf(answers[0]!)
        const stored = await repository.find('everything', String(id), noon + 10_000)()
        const kept: Fields = E.isRight(stored) && O.isSome(stored.right) ? stored.right.value.fields : {}
        expect(kept['line']).toBe(fields.line.replace(/\r\n?/g, '\n'))
        expect(kept['agreed']).toBe(fields.agreed !== undefined)
        expect(kept['amount']).toBe(fields.amount === '-0.00' ? '0.00' : fields.amount)
      }),
      { numRuns: 250 },
    )
    expect(submissions).toBeGreaterThanOrEqual(4_000)
  })
})
