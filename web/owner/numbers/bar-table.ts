import { h } from '../dom.js'
import { numberText } from '../texts/formats.js'
import { words } from '../words/words.js'

/** A row of a table: its label, its number, and an optional link. */
export interface Bar {
  readonly name: string
  readonly count: number
  readonly href?: string | undefined
}

const barRow = ({ name, count, href }: Bar, most: number): HTMLElement => {
  const number = numberText(count)
  const bar = h('meter', { min: 0, max: Math.max(1, most), value: count, 'aria-hidden': true })
  return h(
    'tr',
    {},
    h('th', { scope: 'row', dir: 'auto' }, name),
    h('td', { class: 'number' }, href === undefined || count === 0 ? number : h('a', { href }, number)),
    h('td', {}, bar),
  )
}

/** Numbers as a table with a bar beside each. */
export const barsCard = (title: string, bars: readonly Bar[]): HTMLElement => {
  const most = bars.reduce((largest, { count }) => Math.max(largest, count), 0)
  return h(
    'section',
    { class: 'card bars', 'aria-label': title },
    h('h2', {}, title),
    bars.length === 0
      ? h('p', { class: 'hint' }, words().numbers.nothing)
      : h('table', {}, h('tbody', {}, ...bars.map((bar) => barRow(bar, most)))),
  )
}
