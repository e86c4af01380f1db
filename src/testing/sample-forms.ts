import { sha256 } from '../adapters/system/stamper.js'
import { type AnyForm, attempt, type Attempt, form, type FormOptions, text } from '../domain/index.js'
import type { Reason } from '../domain/spam/reason.js'
import { answersOf } from '../domain/words/words.js'

let count = 0

/** Makes a form with a name of its own, so that tests sharing a table do not interfere. */
export const freshForm = (options: FormOptions<'id' | 'value'> = {}): AnyForm => {
  count += 1
  return form(
    `form-${process.pid}-${Date.now().toString(36)}-${count}`,
    {
      id: text({ label: 'ID', maxLength: 200, listed: true }),
      value: text({ label: 'Value', maxLength: 100_000 }),
    },
    options,
  )
}

/** Variable parts of an attempt in a test. */
export interface Sent {
  readonly id?: string
  readonly value?: string
  readonly key?: string
  readonly at?: number
  readonly attemptId?: string
  readonly test?: boolean
  /** Reasons to hold it. */
  readonly why?: readonly Reason[]
  readonly notifies?: boolean
}

/** Makes an attempt as the use case does. */
export const attemptAt = (
  of: AnyForm,
  { id = '42', value = 'hello', key, at = 1_700_000_000_000, attemptId, ...judged }: Sent,
): Attempt => {
  count += 1
  return attempt(of, sha256, {
    input: { id, value },
    fields: { id, value },
    key,
    stamp: { attemptId: attemptId ?? `attempt-${count}`, random: `random-${count}`, receivedAt: at },
    answers: answersOf(of),
    ...judged,
  })
}
