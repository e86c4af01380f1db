import * as E from 'fp-ts/lib/Either.js'
import { exampleOf } from '../../form/example.js'
import type { AnyForm } from '../../form/form.js'
import { epochSeconds, type Instant } from '../../kernel/instant.js'
import type { Submission } from '../../submission/submission.js'
import { type Delivery, dueNow } from './delivery-state.js'

/** Lifetime of a sample's result, in seconds. */
const sampleSeconds = 3_600

/** A delivery that sends targets a sample, under a random id that belongs to no submission. */
export const sampleDelivery = (
  form: Pick<AnyForm, 'name'>,
  id: string,
  targets: readonly string[],
  now: Instant,
): Delivery => ({
  form: form.name,
  id,
  receipt: `sample-${id}`,
  event: 'test',
  targets: Object.fromEntries(targets.map((name) => [name, dueNow(now)])),
  rev: 0,
  sample: true,
  rings: true,
  expiresAt: epochSeconds(now) + sampleSeconds,
})

/** The submission in a sample: example values that the form itself accepts. */
export const sampleOf = (
  form: AnyForm,
  { id, receipt, expiresAt = 0 }: Pick<Delivery, 'id' | 'receipt' | 'expiresAt'>,
): Submission => {
  const at = (expiresAt - sampleSeconds) * 1000
  const checked = form.check(exampleOf(form))
  return {
    form: form.name,
    formVersion: form.version,
    id,
    at,
    since: at,
    fields: E.isRight(checked) ? checked.right : {},
    attemptId: '',
    fingerprint: '',
    answer: { status: 200, message: '' },
    receipt,
  }
}
