import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { Api } from '../api.js'
import { button, h, say } from '../dom.js'
import { troublePanel } from '../trouble.js'
import { statusText, type TargetStatus, targetText } from './telling-texts.js'
import { words } from '../words/words.js'

export interface TargetRowsOptions {
  readonly api: Api
  readonly form: FormSummary
  /** Results of tests by target, kept when rows are redrawn. */
  readonly outcomes: Map<string, string>
  /** Called after a target may have been turned on. */
  readonly onChanged: () => void
}

/** Milliseconds between two checks of a test's result, and maximum checks: together longer than a target's timeout. */
const looks = { pause: 500, most: 40 } as const

/** Waits for a sample's result, until its target has answered or the view is left. */
const outcomeOf = async ({ api, form }: TargetRowsOptions, id: string, target: string): Promise<string> => {
  for (let n = 0; n < looks.most; n += 1) {
    const told = await api.telling.told(form.name, id)
    const found = E.isRight(told) ? told.right.targets.find(({ name }) => name === target) : undefined
    // Due again with an answer means that this try failed; the second is not waited for.
    if (found !== undefined && (found.state !== 'due' || found.last !== undefined)) return targetText(found)
    await new Promise((resolve) => setTimeout(resolve, looks.pause))
  }
  return words().telling.noAnswer(target)
}

/** A button whose accessible name includes its target. */
const named = (text: string, target: string, press: () => unknown): HTMLElement =>
  button(text, press, { 'aria-label': words().filters.is(text, target) })

/** A target, its status and its actions. */
const targetRow = (options: TargetRowsOptions, target: TargetStatus): HTMLElement => {
  const { api, form, outcomes, onChanged } = options
  const outcome = h('p', { class: 'outcome' }, outcomes.get(target.name))
  const notice = h('div', { class: 'notice' })
  const tell = (text: string): void => {
    outcome.textContent = text
    outcomes.set(target.name, text)
    say(text)
  }
  const test = async (): Promise<void> => {
    notice.replaceChildren()
    tell(words().telling.onItsWay(target.name))
    const begun = await api.telling.test(form.name, target.name)
    if (E.isLeft(begun)) {
      tell('')
      notice.replaceChildren(troublePanel(begun.left, test))
      return
    }
    tell(await outcomeOf(options, begun.right.id, target.name))
    if (target.state === 'off') onChanged()
  }
  const switchOn = async (): Promise<void> => {
    notice.replaceChildren()
    const on = await api.telling.switchOn(form.name, target.name)
    if (E.isLeft(on)) notice.replaceChildren(troublePanel(on.left, switchOn))
    else {
      say(words().telling.isOnAgain(target.name))
      onChanged()
    }
  }
  return h(
    'li',
    {},
    h('p', {}, h('strong', {}, target.name), `: ${statusText(target)}`),
    h(
      'div',
      { class: 'actions' },
      target.state === 'off' && named(words().telling.putOn, target.name, switchOn),
      target.state !== 'missing' && named(words().telling.test, target.name, test),
    ),
    outcome,
    notice,
  )
}

/** Targets that a form names. */
export const targetRows = (options: TargetRowsOptions): HTMLElement =>
  h(
    'ul',
    { class: 'telling' },
    ...(options.form.notify?.targets ?? []).map((target) => targetRow(options, target)),
  )
