import * as E from 'fp-ts/lib/Either.js'
import { type Act, acts } from '../acts/act.js'
import { keysDialog } from '../acts/keys.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api } from '../api.js'
import { button, h } from '../dom.js'
import { patiently } from '../patience.js'
import { isPlainPress, isTyping } from '../plain-press.js'
import { troublePanel } from '../trouble.js'
import { isHeld } from './about.js'
import { eraseDialog } from './erase.js'
import type { Neighbours } from './neighbours.js'
import { replyLink } from './reply.js'
import { words } from '../words/words.js'

export interface ToolsOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly onErased: () => void
  /** Called with its new id after it was released or held. */
  readonly onMoved: (id: string, act: Act) => void
  /** Goes to the previous or next submission. */
  readonly go: (to: keyof Neighbours) => void
}

/** Actions on a submission. */
export interface Tools {
  readonly element: HTMLElement
  /** Shows why an action failed. */
  readonly notice: HTMLElement
  /** Offers the actions on this submission. */
  readonly offer: (submission: SubmissionAnswer | undefined) => void
  /** Enables the actions' keys while the focus is in this element. */
  readonly listen: (element: HTMLElement) => void
}

export const toolsOf = ({ api, form, onErased, onMoved, go }: ToolsOptions): Tools => {
  const element = h('div', { class: 'tools' })
  const notice = h('div', { class: 'notice' })
  const move = async (
    submission: SubmissionAnswer,
    act: Act & { readonly name: 'release' | 'hold' },
  ): Promise<void> => {
    notice.replaceChildren()
    const ask = () => api.move(form.name, submission.id, act.name)
    const answer = await patiently(ask, AbortSignal.timeout(20_000))
    if (E.isRight(answer)) onMoved(answer.right, act)
    else notice.replaceChildren(troublePanel(answer.left, () => move(submission, act)))
  }
  const help = (): void => keysDialog([acts.release, acts.hold, acts.erase], 'submission')
  let byKey: Readonly<Record<string, () => unknown>> = {}
  return {
    element,
    notice,
    offer: (submission) => {
      element.replaceChildren()
      byKey = {}
      if (submission === undefined) return
      const act = isHeld(submission) ? acts.release : acts.hold
      const erase = (): void => eraseDialog({ api, form, submission, onErased })
      const reply = replyLink(form, submission)
      element.append(
        ...(reply === undefined ? [] : [reply]),
        button(words().list.keys, help, { look: 'quiet keyboard' }),
        button(words().acts[act.name].label, () => move(submission, act), {
          look: act.name === 'release' ? 'submit' : 'quiet',
        }),
        button(`${words().acts.erase.label}…`, erase, { look: 'danger' }),
      )
      byKey = {
        [act.key]: () => move(submission, act),
        [acts.erase.key]: erase,
        j: () => go('next'),
        k: () => go('previous'),
        '?': help,
      }
    },
    listen: (whole) =>
      whole.addEventListener('keydown', (event) => {
        if (isPlainPress(event) && !isTyping(event) && Object.hasOwn(byKey, event.key))
          void byKey[event.key]?.()
      }),
  }
}
