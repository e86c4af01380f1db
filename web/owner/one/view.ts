import * as E from 'fp-ts/lib/Either.js'
import type { PageRow, SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import { h, say } from '../dom.js'
import type { Filter } from '../hash-routes.js'
import { personIn } from '../texts/person.js'
import { troublePanel } from '../trouble.js'
import { toldSection } from '../telling/section.js'
import type { View } from '../view.js'
import { heldPanel, isHeld, receivedElement } from './about.js'
import { neighboursOf } from './neighbours.js'
import { sectionsOf } from './one-sections.js'
import { workSection } from '../work/section.js'
import { stepsOf } from './steps.js'
import { toolsOf, type ToolsOptions } from './tools.js'
import { words } from '../words/words.js'

export interface OneOptions extends Omit<ToolsOptions, 'go'> {
  readonly id: string
  /** Address of the list that it was opened from. */
  readonly back: string
  /** Filter and loaded rows of that list. */
  readonly list: () => { readonly filter: Filter; readonly rows: readonly PageRow[] }
}

/** Empty parts of a submission's page. */
const partsOf = ({ form, back }: OneOptions) => {
  const main = h(
    'div',
    { class: 'whole', 'aria-busy': true },
    h('p', { class: 'hint' }, words().page.loading),
  )
  const standing = h('div', { class: 'notice' })
  const heading = h('h1', { tabindex: -1 }, words().one.title)
  const received = h('div', { class: 'received' })
  const steps = stepsOf(form.name)
  const way = h(
    'span',
    {},
    h('a', { href: '#/' }, words().page.allForms),
    ' / ',
    h('a', { href: back }, form.title),
  )
  const crumb = h('div', { class: 'crumb' }, way, steps.element)
  return { main, standing, heading, received, steps, crumb }
}

/** The list that contains a submission: the one it was opened from, unless it has been released or held since. */
const listWith = (
  list: ReturnType<OneOptions['list']>,
  submission: SubmissionAnswer,
): ReturnType<OneOptions['list']> => {
  const state = isHeld(submission) ? 'held' : undefined
  return list.filter.state === state ? list : { filter: { where: {}, state }, rows: [] }
}

/** One submission in full, as the latest write left it. */
export const oneView = (options: OneOptions): View => {
  const { api, form, id, onMoved, list } = options
  const { main, standing, heading, received, steps, crumb } = partsOf(options)
  const tools = toolsOf({
    ...options,
    go: steps.go,
    onMoved: (now, act) => {
      say(words().acts[act.name].oneWas)
      onMoved(now, act)
      heading.focus()
      if (now === id) void load()
    },
  })
  const draw = (submission: SubmissionAnswer): void => {
    const panel = heldPanel(submission)
    const person = personIn(form.fields, submission.fields)
    heading.textContent = person === '' ? words().one.title : person
    document.title = document.title.replace(/^.*?(?= · )/, () => heading.textContent)
    received.replaceChildren(receivedElement(submission))
    standing.replaceChildren(...(panel === undefined ? [] : [panel]))
    main.replaceChildren(
      ...sectionsOf(
        form,
        submission,
        toldSection(api, form, submission),
        workSection({ api, form: form.name, id, isOpen: !isHeld(submission) }),
      ),
    )
    tools.offer(submission)
    void neighboursOf({ api, form: form.name, ...listWith(list(), submission) }, submission).then(steps.lead)
  }
  const load = async (): Promise<void> => {
    main.setAttribute('aria-busy', 'true')
    const answer = await api.find(form.name, id)
    main.removeAttribute('aria-busy')
    if (E.isRight(answer)) draw(answer.right)
    else {
      tools.offer(undefined)
      standing.replaceChildren()
      main.replaceChildren(troublePanel(answer.left, load))
    }
  }
  const title = h('div', { class: 'who' }, heading, received)
  const element = h(
    'section',
    { class: 'one' },
    crumb,
    h('div', { class: 'title' }, title, tools.element),
    tools.notice,
    standing,
    main,
  )
  tools.listen(element)
  return {
    title: `${words().one.title} · ${form.title}`,
    element,
    show: () => void load(),
    hide: () => undefined,
  }
}
