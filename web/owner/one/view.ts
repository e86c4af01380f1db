import * as E from 'fp-ts/lib/Either.js'
import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import { h, say } from '../dom.js'
import { troublePanel } from '../trouble.js'
import { toldSection } from '../telling/section.js'
import type { View } from '../view.js'
import { heldPanel } from './about.js'
import { sectionsOf } from './one-sections.js'
import { toolsOf, type ToolsOptions } from './tools.js'

export interface OneOptions extends ToolsOptions {
  readonly id: string
  /** Where the list is that this came from. */
  readonly back: string
}

/** One submission in full, as the latest write left it. */
export const oneView = (options: OneOptions): View => {
  const { api, form, id, back, onMoved } = options
  const main = h('div', { class: 'whole', 'aria-busy': true }, h('p', { class: 'hint' }, 'Loading…'))
  const standing = h('div', { class: 'notice' })
  const heading = h('h1', { tabindex: -1 }, 'Submission')
  const tools = toolsOf({
    ...options,
    onMoved: (now, act) => {
      say(`The submission was ${act.done}.`)
      onMoved(now, act)
      heading.focus()
      if (now === id) void load()
    },
  })
  const draw = (submission: SubmissionAnswer): void => {
    const panel = heldPanel(submission)
    standing.replaceChildren(...(panel === undefined ? [] : [panel]))
    main.replaceChildren(...sectionsOf(form, submission, toldSection(api, form, submission)))
    tools.offer(submission)
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
  const [all, list] = [h('a', { href: '#/' }, 'All forms'), h('a', { href: back }, form.title)]
  const element = h(
    'section',
    { class: 'one' },
    h('p', { class: 'crumb' }, all, ' / ', list),
    h('div', { class: 'title' }, heading, tools.element),
    tools.notice,
    standing,
    main,
  )
  tools.listen(element)
  return { title: `Submission · ${form.title}`, element, show: () => void load(), hide: () => undefined }
}
