import type {
  DeliveryAnswer,
  FormTellingAnswer,
} from '../../../src/domain/contract/owner/delivery-answers.js'
import { dateText, shortTimeText } from '../texts/formats.js'
import { words } from '../words/words.js'

export type TargetDelivery = DeliveryAnswer['targets'][number]
export type TargetStatus = FormTellingAnswer['targets'][number]

/** An answer, or why there was none; a code of a later version is shown as it is. */
const answerText = (said: string): string => {
  const { answered, unreached } = words().telling
  if (/^\d{3}$/.test(said)) return answered(said)
  return Object.entries(unreached).find(([code]) => code === said)?.[1] ?? said
}

const stepText = ({ state, tries, at }: TargetDelivery): string => {
  const { toldAt, tryAt, givenUpAt, summedAt } = words().telling
  const when = shortTimeText(at)
  if (state === 'done') return toldAt(when)
  if (state === 'due') return tryAt(tries + 1, when)
  return state === 'dead' ? givenUpAt(tries, when) : summedAt(when)
}

/** State of one target's delivery: `crm: third try at 15:10, answered 503`. */
export const targetText = (target: TargetDelivery): string => {
  const { name, state, last } = target
  const answer = last === undefined || state === 'summed' ? [] : [answerText(last.said)]
  return words().filters.is(name, [stepText(target), ...answer].join(words().comma))
}

/** Status of a target: `off since 28 Nov 2026, because it answered 410 (gone)`. */
export const statusText = ({ state, since }: TargetStatus): string => {
  const { statusMissing, statusOn, statusOff, statusOffSince } = words().telling
  if (state === 'missing') return statusMissing
  if (state === 'on') return statusOn
  return since === undefined ? statusOff : statusOffSince(dateText(since))
}
