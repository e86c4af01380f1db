import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { Api } from '../api.js'
import { button, freshId, h } from '../dom.js'
import { addressOf, noFilter } from '../hash-routes.js'
import { tabsOf } from '../list/tabs.js'
import { slicesOf } from '../search/slices.js'
import { troublePanel } from '../trouble.js'
import type { View } from '../view.js'
import { numberCards } from './cards.js'
import { tallyOf } from './tally.js'
import { words } from '../words/words.js'

export interface NumbersOptions {
  readonly api: Api
  readonly form: FormSummary
  /** Number of days up to today; undefined for all. */
  readonly days: number | undefined
}

const spans = (): readonly (readonly [days: string, name: string])[] => [
  ['7', words().numbers.last7Days],
  ['30', words().numbers.last30Days],
  ['', words().numbers.all],
]

const spanChoice = ({ form, days }: NumbersOptions): HTMLElement => {
  const id = freshId('span')
  const options = spans().map(([value, name]) => h('option', { value }, name))
  const select = h('select', { id }, ...options)
  select.value = String(days ?? '')
  select.addEventListener('change', () => {
    const chosen = select.value === '' ? undefined : Number(select.value)
    location.hash = addressOf({ view: 'numbers', form: form.name, days: chosen })
  })
  return h('div', { class: 'field' }, h('label', { for: id }, words().numbers.which), select)
}

/** First day of a period that ends today. */
const firstDay = (days: number | undefined): string | undefined => {
  if (days === undefined) return undefined
  const now = new Date()
  const at = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() - days + 1))
  return at.toISOString().slice(0, 10)
}

const pageOf = (options: NumbersOptions, tabs: HTMLElement, ...parts: readonly HTMLElement[]): HTMLElement =>
  h(
    'section',
    {},
    h('p', { class: 'crumb' }, h('a', { href: '#/' }, words().page.allForms)),
    h('div', { class: 'title' }, h('h1', { tabindex: -1 }, options.form.title)),
    tabs,
    h('div', { class: 'filters open' }, spanChoice(options)),
    ...parts,
  )

/** Shows when a form's submissions arrived and what was chosen in them, counted by reading all of them. */
export const numbersView = (options: NumbersOptions): View => {
  const { api, form, days } = options
  const stop = new AbortController()
  const tabs = tabsOf({ api, form, current: 'numbers' })
  const [notice, cards] = [h('div', { class: 'notice' }), h('div', { class: 'numbers' })]
  const status = h('p', { class: 'total', role: 'status' }, words().page.counting)
  const bar = h('progress', { 'aria-label': words().numbers.progress, max: 1, value: 0 })
  const halt = button(words().page.stop, () => stop.abort())
  const running = h('div', { class: 'search-bar' }, bar, halt)
  const filter = { ...noFilter, from: firstDay(days) }
  const slices = slicesOf({ api, form: form.name, filter, signal: () => stop.signal })
  const [tally, seen] = [tallyOf(form), new Set<string>()]
  const draw = (text: (total: number) => string): void => {
    const numbers = tally.numbers()
    bar.value = slices.share()
    status.textContent = text(numbers.total)
    cards.replaceChildren(...numberCards(form, numbers))
  }
  const count = async (): Promise<void> => {
    notice.replaceChildren()
    running.hidden = false
    while (!slices.isComplete()) {
      const read = await slices.next()
      if (E.isLeft(read)) {
        draw(words().numbers.soFar)
        if (read.left.kind !== 'stopped') notice.replaceChildren(troublePanel(read.left, count))
        break
      }
      for (const row of read.right.rows.filter(({ id }) => !seen.has(id))) {
        seen.add(row.id)
        tally.add(row)
      }
      draw(words().numbers.soFar)
    }
    running.hidden = true
    if (slices.isComplete()) draw(words().numbers.total)
  }
  return {
    title: words().numbers.title(form.title),
    element: pageOf(options, tabs.element, status, running, notice, cards),
    show: () => {
      tabs.start()
      void count()
    },
    hide: () => {
      tabs.stop()
      stop.abort()
    },
  }
}
