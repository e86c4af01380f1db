import * as E from 'fp-ts/lib/Either.js'
import type { Api } from '../api.js'
import { h } from '../dom.js'
import { addressOf, type Filter, noFilter } from '../hash-routes.js'
import { heldText } from '../formats.js'

/** Leads from the open ones to those that are held, and back. */
export interface Tabs {
  readonly element: HTMLElement
  /** Counts those that are held, and says how many. */
  readonly count: () => Promise<void>
  /** Counts them now and from time to time, until it is told to stop. */
  readonly start: () => void
  readonly stop: () => void
}

export interface TabsOptions {
  readonly api: Api
  readonly form: string
  readonly state: Filter['state']
}

/** Milliseconds between two counts: each is a query of its own. */
const pause = 30_000

export const tabsOf = ({ api, form, state }: TabsOptions): Tabs => {
  const tab = (name: string, to: Filter['state']): HTMLAnchorElement =>
    h(
      'a',
      {
        href: addressOf({ view: 'list', form, filter: { ...noFilter, state: to } }),
        'aria-current': to === state && 'page',
      },
      name,
    )
  const held = tab('Held', 'held')
  let counting: ReturnType<typeof setInterval> | undefined
  const count = async (): Promise<void> => {
    const answer = await api.counts(form, 1)
    // The list says what is wrong with the service, if something is.
    if (E.isRight(answer)) held.textContent = `Held (${heldText(answer.right.held)})`
  }
  return {
    element: h('nav', { class: 'tabs', 'aria-label': 'Open or held' }, tab('Open', undefined), held),
    count,
    start: () => {
      counting = setInterval(() => void (document.hidden || count()), pause)
      void count()
    },
    stop: () => clearInterval(counting),
  }
}
