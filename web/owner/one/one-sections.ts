import { labelOf } from '../../../src/domain/kernel/label.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import { h } from '../dom.js'
import { valueElement } from '../texts/values.js'
import { aboutElement, fact } from './about.js'
import { answerElement } from './answer.js'
import { words } from '../words/words.js'

/** Label of a field that the form no longer has. */
const goneLabel = (name: string): string => words().one.noLongerAsked(labelOf(name))

/** Fields in the order of the form, then those that it no longer has. */
const answersElement = ({ fields }: FormSummary, { fields: values }: SubmissionAnswer): HTMLElement => {
  const declared = new Set(fields.map(({ name }) => name))
  const others = Object.keys(values).filter((name) => !declared.has(name))
  const valueOf = (name: string): unknown => (Object.hasOwn(values, name) ? values[name] : undefined)
  return h(
    'dl',
    { class: 'facts answers' },
    ...fields.flatMap((field) => fact(field.label, answerElement(field, valueOf(field.name)))),
    ...others.flatMap((name) => fact(goneLabel(name), valueElement(valueOf(name)))),
  )
}

const section = (title: string, ...contents: readonly Node[]): HTMLElement =>
  h('section', { class: 'card', 'aria-label': title }, h('h2', {}, title), ...contents)

const resultSection = ({ result }: SubmissionAnswer): HTMLElement | undefined =>
  result === undefined || result === null
    ? undefined
    : section(words().one.result, h('p', { class: 'hint' }, words().one.resultHint), valueElement(result))

/** Sections of a submission: its answers and result, its notifications, and facts about it. */
export const sectionsOf = (
  form: FormSummary,
  submission: SubmissionAnswer,
  told: HTMLElement | undefined,
  work: HTMLElement,
): readonly HTMLElement[] => [
  h('div', {}, section(words().one.answers, answersElement(form, submission)), resultSection(submission)),
  h('div', {}, work, section(words().one.about, aboutElement(submission)), told),
]
