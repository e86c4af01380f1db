import * as E from 'fp-ts/lib/Either.js'
import type { DeliveriesAnswer, DeliveryAnswer } from '../../../src/domain/contract/owner/delivery-answers.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { Api, Asked, DeliveryListPage } from '../api.js'
import { button, h, say } from '../dom.js'
import { addressOf } from '../hash-routes.js'
import { patiently } from '../patience.js'
import { troublePanel } from '../trouble.js'
import { deliveryLines } from './delivery-lines.js'
import { words } from '../words/words.js'

export interface DeliveryListOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly state: DeliveryListPage['state']
  readonly title: string
  /** Text that is shown if there are no deliveries. */
  readonly none: string
  /** Called after deliveries were sent again. */
  readonly onAgain: () => void
}

/** Subject of a delivery: a link to its submission, which a sample does not have. */
const subject = ({ name: form }: FormSummary, { id, event }: DeliveryAnswer): HTMLElement =>
  event === 'test'
    ? h('span', {}, words().telling.sample)
    : h('a', { href: addressOf({ view: 'one', form, id }) }, id)

/** Sends the deliveries of all pages again; returns their number. */
const replayAll = async ({ api, form, state }: DeliveryListOptions): Asked<number> => {
  let count = 0
  let cursor: string | undefined
  do {
    const page = { state, cursor }
    const answer = await patiently(() => api.telling.replay(form.name, page), AbortSignal.timeout(60_000))
    if (E.isLeft(answer)) return answer
    count += answer.right.deliveries.length
    cursor = answer.right.cursor
  } while (cursor !== undefined)
  return E.right(count)
}

/** Deliveries of a state, oldest first, each with its submission; and a button to send them all again. */
export const deliveryList = (options: DeliveryListOptions) => {
  const { api, form, state, title, none, onAgain } = options
  const [place, notice] = [h('div', { class: 'deliveries' }), h('div', { class: 'notice' })]
  const outcome = h('p', { class: 'outcome' })
  let cursor: string | undefined
  const all = button(words().telling.tellAllAgain, () => again(), { hidden: true })
  const more = button(words().telling.showMore, () => page(), { hidden: true })

  const row = (delivery: DeliveryAnswer): HTMLElement =>
    h(
      'article',
      { class: 'delivery' },
      subject(form, delivery),
      deliveryLines({ api, form: form.name, delivery, onAgain }),
    )
  let asked = 0
  const ask = async (from: string | undefined, retry: () => unknown): Promise<void> => {
    const turn = ++asked
    notice.replaceChildren()
    const answer = await api.telling.list(form.name, { state, cursor: from })
    // A newer request has been made in the meantime.
    if (turn !== asked) return
    if (E.isLeft(answer)) notice.replaceChildren(troublePanel(answer.left, retry))
    else show(answer.right, from === undefined)
  }
  const show = ({ deliveries, unreadable = [], cursor: next }: DeliveriesAnswer, isFirst: boolean): void => {
    cursor = next
    if (isFirst) place.replaceChildren()
    place.append(...deliveries.map(row))
    if (unreadable.length > 0)
      place.append(h('p', { class: 'hint' }, words().telling.unreadable(unreadable.join(', '))))
    if (place.childElementCount === 0) place.append(h('p', { class: 'hint' }, none))
    all.hidden = place.querySelector('.delivery') === null
    more.hidden = cursor === undefined
  }
  const load = (): Promise<void> => ask(undefined, load)
  const page = (): Promise<void> => ask(cursor, page)
  const again = async (): Promise<void> => {
    all.disabled = true
    notice.replaceChildren()
    const answer = await replayAll(options)
    all.disabled = false
    if (E.isLeft(answer)) notice.replaceChildren(troublePanel(answer.left, again))
    else {
      outcome.textContent = words().telling.toldAgain(answer.right)
      say(outcome.textContent)
      onAgain()
    }
  }
  const element = h(
    'section',
    { class: 'card', 'aria-label': title },
    h('h2', {}, title),
    outcome,
    notice,
    place,
    h('div', { class: 'actions' }, all, more),
  )
  return { element, load }
}
