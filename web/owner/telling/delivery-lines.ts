import * as E from 'fp-ts/lib/Either.js'
import type { DeliveryAnswer } from '../../../src/domain/contract/owner/delivery-answers.js'
import type { Api } from '../api.js'
import { button, h, say } from '../dom.js'
import { troublePanel } from '../trouble.js'
import { type TargetDelivery, targetText } from './telling-texts.js'
import { words } from '../words/words.js'

export interface DeliveryLinesOptions {
  readonly api: Api
  readonly form: string
  readonly delivery: DeliveryAnswer
  /** Called with the new state of a delivery after a retry. */
  readonly onAgain: (delivery: DeliveryAnswer) => void
}

const label = ({ state }: TargetDelivery): string =>
  state === 'due' ? words().telling.tellNow : words().telling.tellAgain

/** State of each target of a delivery, with a button to notify it again under the same id. */
export const deliveryLines = ({ api, form, delivery, onAgain }: DeliveryLinesOptions): HTMLElement => {
  const { id, targets } = delivery
  const notice = h('div', { class: 'notice' })
  const again = async (name: string): Promise<void> => {
    notice.replaceChildren()
    const answer = await api.telling.tellAgain(form, id, name)
    if (E.isLeft(answer)) notice.replaceChildren(troublePanel(answer.left, () => again(name)))
    else {
      say(words().telling.isToldAgain(name))
      onAgain(answer.right)
    }
  }
  return h(
    'div',
    {},
    h(
      'ul',
      { class: 'telling' },
      ...targets.map((target) =>
        h(
          'li',
          { 'data-state': target.state },
          h('p', {}, targetText(target)),
          h(
            'div',
            { class: 'actions' },
            button(label(target), () => again(target.name), {
              'aria-label': words().filters.is(label(target), target.name),
            }),
          ),
        ),
      ),
    ),
    notice,
  )
}
