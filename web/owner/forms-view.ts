import * as E from 'fp-ts/lib/Either.js'
import type { CountsAnswer, DayAnswer } from '../../src/domain/contract/owner/count-answers.js'
import type { CappedCount } from '../../src/domain/contract/owner/parts.js'
import type { FormSummary } from '../../src/domain/contract/owner/form-answers.js'
import type { Api } from './api.js'
import { button, h } from './dom.js'
import { addressOf, noFilter } from './hash-routes.js'
import { dayText, heldText, numberText } from './texts/formats.js'
import { type Problem, troublePanel } from './trouble.js'
import type { View } from './view.js'
import { words } from './words/words.js'

const totalOf = (days: readonly DayAnswer[]): number => days.reduce((sum, { count }) => sum + count, 0)

const figure = (name: string, count: number): HTMLElement =>
  h('div', { class: 'figure' }, h('dt', {}, name), h('dd', {}, numberText(count)))

const numbersElement = (form: FormSummary, days: readonly DayAnswer[]): HTMLElement =>
  h(
    'details',
    {},
    h('summary', {}, words().forms.numbers),
    h(
      'table',
      {},
      h('caption', {}, words().forms.caption(form.title)),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, words().forms.day),
          h('th', { scope: 'col' }, words().forms.submissions),
        ),
      ),
      h(
        'tbody',
        {},
        ...[...days]
          .reverse()
          .map(({ day, count }) =>
            h('tr', {}, h('th', { scope: 'row' }, dayText(day)), h('td', {}, numberText(count))),
          ),
      ),
    ),
  )

/** Number of held submissions, with a link to them unless it is 0. */
const heldFigure = ({ name }: FormSummary, held: CappedCount): HTMLElement => {
  const href = addressOf({ view: 'list', form: name, filter: { ...noFilter, state: 'held' } })
  const text = heldText(held)
  return h(
    'div',
    { class: 'figure' },
    h('dt', {}, words().forms.held),
    h('dd', {}, held.count === 0 ? text : h('a', { href }, text)),
  )
}

/** Number of dead deliveries, with a link to them; undefined if it is 0. */
const deadFigure = ({ name, notify }: FormSummary): HTMLElement | undefined => {
  if (notify?.dead === undefined || notify.dead.count === 0) return undefined
  const link = h('a', { href: addressOf({ view: 'telling', form: name }) }, heldText(notify.dead))
  return h('div', { class: 'figure' }, h('dt', {}, words().forms.notTold), h('dd', {}, link))
}

/** Hint that names the targets that are off or missing; undefined if all are on. */
const offHint = ({ name, notify }: FormSummary): HTMLElement | undefined => {
  const off = notify?.targets.filter(({ state }) => state !== 'on') ?? []
  if (off.length === 0) return undefined
  const text = off
    .map(({ name: target, state }) => words().forms.targetIs(target, words().forms.targetStates[state]))
    .join(', ')
  return h('p', { class: 'hint' }, h('a', { href: addressOf({ view: 'telling', form: name }) }, text))
}

/** Suggests the next step if nothing arrived recently. */
const quietHint = (api: Api, { name }: FormSummary, days: readonly DayAnswer[]): HTMLElement | undefined => {
  if (totalOf(days) > 0) return undefined
  const link = h('a', { href: api.pageOf(name), target: '_blank', rel: 'noopener' }, words().forms.sendFirst)
  return h('p', { class: 'hint' }, link)
}

const countsElements = (api: Api, form: FormSummary, { days, held }: CountsAnswer): readonly Node[] => {
  const place = h('div', { class: 'plot' })
  // Hidden from screen readers, as its numbers are below it.
  void import('./chart.js').then(({ chartIn }) => chartIn(place, days))
  return [
    h(
      'dl',
      { class: 'figures' },
      figure(words().forms.today, days.at(-1)?.count ?? 0),
      figure(words().forms.last30Days, totalOf(days)),
      heldFigure(form, held),
      deadFigure(form),
    ),
    ...[offHint(form), quietHint(api, form, days)].filter((each) => each !== undefined),
    place,
    numbersElement(form, days),
  ]
}

/** Concurrent counts: each occupies a function, and a new AWS account has ten in all. */
const atOnce = 3

/** Runs tasks in order, at most `atOnce` at a time. */
const inTurns = () => {
  const waiting: (() => Promise<void>)[] = []
  let running = 0
  const next = (): void => {
    const task = running < atOnce ? waiting.shift() : undefined
    if (task === undefined) return
    running += 1
    // Deferred until the card is on the page.
    void Promise.resolve()
      .then(task)
      .finally(() => {
        running -= 1
        next()
      })
  }
  return (task: () => Promise<void>): void => {
    waiting.push(task)
    next()
  }
}

type Turns = ReturnType<typeof inTurns>

/** Card of a form; its counts are loaded later. */
const formCard = (api: Api, form: FormSummary, turn: Turns): HTMLElement => {
  const counts = h(
    'div',
    { class: 'counts', 'aria-busy': true },
    h('p', { class: 'hint' }, words().page.counting),
  )
  const load = async (): Promise<void> => {
    // The card has been replaced in the meantime.
    if (!counts.isConnected) return
    const answer = await api.counts(form.name, 30)
    counts.removeAttribute('aria-busy')
    if (E.isLeft(answer) && answer.left.kind === 'signed-out') return
    counts.replaceChildren(
      ...(E.isRight(answer) ? countsElements(api, form, answer.right) : [troublePanel(answer.left, load)]),
    )
  }
  turn(load)
  const href = addressOf({ view: 'list', form: form.name, filter: noFilter })
  return h('li', { class: 'card' }, h('h2', {}, h('a', { href }, form.title)), counts)
}

/** All forms of this owner, with the numbers of submissions today and in the last 30 days. */
export const formsView = (api: Api, load: () => Promise<E.Either<Problem, readonly FormSummary[]>>): View => {
  const list = h('div', { class: 'forms' })
  const draw = async (): Promise<void> => {
    list.replaceChildren(h('p', { class: 'hint' }, words().page.loading))
    const forms = await load()
    const turn = inTurns()
    if (E.isLeft(forms)) list.replaceChildren(troublePanel(forms.left, draw))
    else if (forms.right.length === 0) list.replaceChildren(h('p', { class: 'empty' }, words().forms.none))
    else
      list.replaceChildren(
        h('ul', { class: 'cards' }, ...forms.right.map((form) => formCard(api, form, turn))),
      )
  }
  return {
    title: words().page.forms,
    element: h(
      'section',
      {},
      h(
        'div',
        { class: 'title' },
        h('h1', { tabindex: -1 }, words().page.forms),
        h(
          'div',
          { class: 'tools' },
          h('a', { class: 'quiet button', href: '#/person' }, words().forms.person),
          button(words().forms.countAgain, draw),
        ),
      ),
      list,
    ),
    show: () => void draw(),
    hide: () => undefined,
  }
}
