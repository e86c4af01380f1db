import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary, Whole } from '../answers.js'
import type { Api } from '../api.js'
import { button, h } from '../dom.js'
import { eraseDialog } from './erase.js'
import { momentText } from '../formats.js'
import { troublePanel } from '../trouble.js'
import { valueElement } from '../values.js'
import type { View } from '../view.js'

export interface OneOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly id: string
  /** Where the list is that this came from. */
  readonly back: string
  readonly onErased: () => void
}

const fact = (name: string, value: Node | string): readonly HTMLElement[] => [
  h('dt', {}, name),
  h('dd', {}, value),
]

/** A consent is kept as the version of its wording. */
const answerElement = (kind: string, value: unknown): HTMLElement =>
  valueElement(kind === 'consent' && typeof value === 'string' ? `Agreed, to version ${value}` : value)

/** The fields in the order of the form; then those that it had when it was another version. */
const answersElement = ({ fields }: FormSummary, { fields: values }: Whole): HTMLElement => {
  const declared = new Set(fields.map(({ name }) => name))
  const others = Object.keys(values).filter((name) => !declared.has(name))
  const valueOf = (name: string): unknown => (Object.hasOwn(values, name) ? values[name] : undefined)
  return h(
    'dl',
    { class: 'facts answers' },
    ...fields.flatMap(({ name, label, kind }) => fact(label, answerElement(kind, valueOf(name)))),
    ...others.flatMap((name) => fact(name, valueElement(valueOf(name)))),
  )
}

const aboutElement = ({ id, receivedAt, formVersion, receipt, expiresAt }: Whole): HTMLElement =>
  h(
    'dl',
    { class: 'facts about' },
    ...fact('Received', h('time', { datetime: receivedAt }, momentText(receivedAt))),
    ...fact('Submission ID', h('code', {}, id)),
    ...fact('Receipt', h('code', {}, receipt)),
    ...fact('Form version', formVersion),
    ...(expiresAt === undefined
      ? []
      : fact('Kept until', h('time', { datetime: expiresAt }, momentText(expiresAt)))),
  )

const section = (title: string, ...contents: readonly Node[]): HTMLElement =>
  h('section', { class: 'card', 'aria-label': title }, h('h2', {}, title), ...contents)

const resultSection = ({ result }: Whole): HTMLElement | undefined =>
  result === undefined || result === null
    ? undefined
    : section(
        'Result',
        h('p', { class: 'hint' }, 'Computed when it was received, and stored with it.'),
        valueElement(result),
      )

/** One submission in full, as the latest write left it. */
export const oneView = ({ api, form, id, back, onErased }: OneOptions): View => {
  const main = h('div', { class: 'whole', 'aria-busy': true }, h('p', { class: 'hint' }, 'Loading…'))
  const tools = h('div', { class: 'tools' })
  const draw = (submission: Whole): void => {
    main.replaceChildren(
      h('div', {}, section('Answers', answersElement(form, submission)), resultSection(submission)),
      section('About it', aboutElement(submission)),
    )
    tools.replaceChildren(
      button('Erase…', () => eraseDialog({ api, form, submission, onErased }), { look: 'danger' }),
    )
  }
  const load = async (): Promise<void> => {
    main.setAttribute('aria-busy', 'true')
    const answer = await api.find(form.name, id)
    main.removeAttribute('aria-busy')
    if (E.isRight(answer)) draw(answer.right)
    else {
      tools.replaceChildren()
      main.replaceChildren(troublePanel(answer.left, load))
    }
  }
  return {
    title: `Submission · ${form.title}`,
    element: h(
      'section',
      { class: 'one' },
      h(
        'p',
        { class: 'crumb' },
        h('a', { href: '#/' }, 'All forms'),
        ' / ',
        h('a', { href: back }, form.title),
      ),
      h('div', { class: 'title' }, h('h1', { tabindex: -1 }, 'Submission'), tools),
      main,
    ),
    show: () => void load(),
    hide: () => undefined,
  }
}
