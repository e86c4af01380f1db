import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { Api, Asked } from '../api.js'
import { h } from '../dom.js'
import { tabsOf } from '../list/tabs.js'
import { troublePanel } from '../trouble.js'
import type { View } from '../view.js'
import { deliveryList } from './list.js'
import { targetRows } from './target-rows.js'
import { words } from '../words/words.js'

export interface TellingOptions {
  readonly api: Api
  readonly form: FormSummary
  /** Reads the forms again, as targets are turned off and on. */
  readonly load: () => Asked<readonly FormSummary[]>
}

const targetsCard = (...contents: readonly HTMLElement[]): HTMLElement =>
  h(
    'section',
    { class: 'card', 'aria-label': words().telling.targets },
    h('h2', {}, words().telling.targets),
    ...contents,
  )

const lists = () => {
  const { dead, noneDead, due, noneDue } = words().telling
  return {
    dead: { state: 'dead', title: dead, none: noneDead },
    due: { state: 'due', title: due, none: noneDue },
  } as const
}

/** Milliseconds before reading again. */
const soon = 2_000

/** Targets of a form's notifications, with its dead and its due deliveries. */
export const tellingView = ({ api, form, load }: TellingOptions): View => {
  const [targets, head] = [h('div', {}), h('div', {})]
  const outcomes = new Map<string, string>()
  let tabs = tabsOf({ api, form, current: 'telling' })
  let drawn = ''
  const drawTargets = (now: FormSummary): void => {
    // Unchanged rows stay, as somebody may be about to click one.
    const state = JSON.stringify(now.notify)
    if (state === drawn) return
    drawn = state
    tabs.stop()
    tabs = tabsOf({ api, form: now, current: 'telling' })
    head.replaceChildren(tabs.element)
    tabs.start()
    targets.replaceChildren(
      now.notify === undefined
        ? targetsCard(h('p', { class: 'hint' }, words().telling.nobody))
        : targetsCard(targetRows({ api, form: now, outcomes, onChanged: () => void loadTargets() })),
    )
  }
  const loadTargets = async (): Promise<void> => {
    const forms = await load()
    if (E.isLeft(forms)) targets.replaceChildren(troublePanel(forms.left, loadTargets))
    else drawTargets(forms.right.find(({ name }) => name === form.name) ?? form)
  }
  const loadAll = (): void => void Promise.all([loadTargets(), dead.load(), due.load()])
  /** Reads the deliveries now and again soon, as those that are sent again usually finish within a moment. */
  const onAgain = (): void => {
    loadAll()
    setTimeout(() => head.isConnected && loadAll(), soon)
  }
  const common = { api, form, onAgain }
  const dead = deliveryList({ ...common, ...lists().dead })
  const due = deliveryList({ ...common, ...lists().due })
  return {
    title: words().telling.title(form.title),
    element: h(
      'section',
      { class: 'told' },
      h('p', { class: 'crumb' }, h('a', { href: '#/' }, words().page.allForms)),
      h('div', { class: 'title' }, h('h1', { tabindex: -1 }, form.title)),
      head,
      targets,
      dead.element,
      due.element,
    ),
    show: () => {
      drawn = ''
      drawTargets(form)
      loadAll()
    },
    hide: () => tabs.stop(),
  }
}
