import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import { eraseDialog } from '../one/erase.js'
import { patiently } from '../patience.js'
import { isFiltered } from '../hash-routes.js'
import { troublePanel } from '../trouble.js'
import { type Act, perform } from './act.js'
import { bulkDialog } from './bulk.js'
import { chosenIn, type ChosenOptions } from './chosen.js'
import { outcomeText, whatText } from './act-texts.js'

export interface ActingOptions extends Omit<ChosenOptions, 'form'> {
  readonly form: FormSummary
  /** Called with the ids that have left this list. */
  readonly onLeft: (ids: readonly string[]) => void
  /** Called with the ids whose work has changed. */
  readonly onWorked: (ids: readonly string[]) => void
  /** Called at the end, when the list can have the focus again. */
  readonly onEnd: (text: string) => void
  /** Shows why an action failed. */
  readonly complain: (panel: HTMLElement | undefined) => void
}

/** Actions in a list, on the focused row or on the selection. */
export interface Acting {
  readonly toOne: (act: Act, id: string) => void
  readonly toSelected: (act: Act) => void
}

export const actingIn = (options: ActingOptions): Acting => {
  const { api, form, filter, feed, selection, onLeft, onWorked, onEnd, complain } = options
  const settled = ({ name }: Act) => (name === 'done' ? onWorked : onLeft)

  const settle = (act: Act, id: string): void => {
    settled(act)([id])
    onEnd(outcomeText(act, { done: 1, gone: 0, refused: new Map() }))
  }
  const erase = (act: Act, id: string): void => {
    const submission = feed.rows().find((row) => row.id === id)
    if (submission !== undefined) eraseDialog({ api, form, submission, onErased: () => settle(act, id) })
  }
  const move = async (act: Act, id: string): Promise<void> => {
    complain(undefined)
    const answer = await patiently(() => perform(api, form.name, act.name, id), AbortSignal.timeout(20_000))
    if (E.isRight(answer)) settle(act, id)
    else complain(troublePanel(answer.left, () => move(act, id)))
  }
  return {
    toOne: (act, id) => {
      if (act.name === 'erase') erase(act, id)
      else void move(act, id)
    },
    toSelected: (act) => {
      const chosen = chosenIn({ api, form: form.name, filter, feed, selection })
      const asks = act.name === 'erase' || selection.isOfAll()
      complain(undefined)
      bulkDialog({
        act,
        what: whatText(chosen.total, isFiltered(filter)),
        total: chosen.total,
        asks,
        next: chosen.next,
        perform: (id, signal) => patiently(() => perform(api, form.name, act.name, id), signal),
        onLeft: settled(act),
        onEnd: (text) => {
          selection.none()
          onEnd(text)
        },
      })
    },
  }
}
