import * as E from 'fp-ts/lib/Either.js'
import type { FormTellingAnswer } from '../../../src/domain/contract/owner/delivery-answers.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { Api } from '../api.js'
import { h } from '../dom.js'
import { addressOf, noFilter, type Place } from '../hash-routes.js'
import { heldText, numberText } from '../texts/formats.js'
import { words } from '../words/words.js'

/** Tabs for open and held submissions. */
export interface Tabs {
  readonly element: HTMLElement
  /** Counts held submissions and shows the number. */
  readonly count: () => Promise<void>
  /** Shows the exact number of held submissions, if the list has counted them. */
  readonly tell: (held: number | undefined) => void
  /** Counts now and periodically, until it is stopped. */
  readonly start: () => void
  readonly stop: () => void
}

export interface TabsOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly current: 'open' | 'held' | 'telling' | 'numbers'
}

/** Milliseconds between two counts, each of which is a query. */
const pause = 30_000

const filterOf = { open: noFilter, held: { ...noFilter, state: 'held' } } as const

/** Label of the notifications tab, with the number of dead deliveries. */
const tellingText = ({ dead }: FormTellingAnswer): string =>
  dead === undefined || dead.count === 0 ? words().list.telling : words().list.tellingCount(heldText(dead))

const placeOf = (form: string, to: TabsOptions['current']): Place => {
  if (to === 'numbers') return { view: 'numbers', form, days: 30 }
  return to === 'telling' ? { view: 'telling', form } : { view: 'list', form, filter: filterOf[to] }
}

export const tabsOf = ({ api, form: { name: form, notify }, current }: TabsOptions): Tabs => {
  const tab = (name: string, to: TabsOptions['current']): HTMLAnchorElement => {
    return h('a', { href: addressOf(placeOf(form, to)), 'aria-current': to === current && 'page' }, name)
  }
  const held = tab(words().list.held, 'held')
  const telling = notify === undefined ? undefined : tab(tellingText(notify), 'telling')
  let exact: number | undefined
  let counting: ReturnType<typeof setInterval> | undefined
  const count = async (): Promise<void> => {
    const answer = await api.counts(form, 1)
    // Failures are ignored, as the list reports them.
    if (E.isRight(answer) && exact === undefined)
      held.textContent = words().list.heldCount(heldText(answer.right.held))
  }
  return {
    element: h(
      'nav',
      { class: 'tabs', 'aria-label': words().list.tabs },
      tab(words().list.open, 'open'),
      held,
      telling,
      tab(words().list.numbers, 'numbers'),
    ),
    count,
    tell: (total) => {
      exact = total
      if (total !== undefined) held.textContent = words().list.heldCount(numberText(total))
    },
    start: () => {
      counting = setInterval(() => void (document.hidden || count()), pause)
      void count()
    },
    stop: () => clearInterval(counting),
  }
}
