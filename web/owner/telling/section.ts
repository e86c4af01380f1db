import * as E from 'fp-ts/lib/Either.js'
import type { DeliveryAnswer } from '../../../src/domain/contract/owner/delivery-answers.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api } from '../api.js'
import { button, h } from '../dom.js'
import { troublePanel } from '../trouble.js'
import { deliveryLines } from './delivery-lines.js'
import { words } from '../words/words.js'

/** Milliseconds before deliveries in progress are read again. */
const soon = 1_500

const nobodyText = ({ state }: SubmissionAnswer): string =>
  state === undefined ? words().telling.notToldYet : words().telling.notToldHeld

const isUnderWay = ({ targets }: DeliveryAnswer): boolean =>
  targets.some(
    ({ state, at, last }) => state === 'due' && (last === undefined || Date.parse(at) <= Date.now()),
  )

/** Notifications of a submission and their state; undefined if its form notifies nobody. */
export const toldSection = (
  api: Api,
  form: FormSummary,
  submission: SubmissionAnswer,
): HTMLElement | undefined => {
  if (form.notify === undefined) return undefined
  const place = h('div', {}, h('p', { class: 'hint' }, words().page.loading))
  const draw = (delivery: DeliveryAnswer): void => {
    if (delivery.targets.length === 0)
      place.replaceChildren(h('p', { class: 'hint' }, nobodyText(submission)))
    else place.replaceChildren(deliveryLines({ api, form: form.name, delivery, onAgain: drawAndLook }))
  }
  const load = async (): Promise<void> => {
    const told = await api.telling.told(form.name, submission.id)
    if (E.isRight(told)) draw(told.right)
    else place.replaceChildren(troublePanel(told.left, load))
  }
  /** Shows a delivery and, while it is under way, reads it again soon, as it usually finishes within a moment. */
  const drawAndLook = (delivery: DeliveryAnswer): void => {
    draw(delivery)
    if (isUnderWay(delivery)) setTimeout(() => place.isConnected && void load(), soon)
  }
  void load()
  return h(
    'section',
    { class: 'card', 'aria-label': words().telling.told },
    h('h2', {}, words().telling.told),
    place,
    button(words().telling.lookAgain, load),
  )
}
