import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api } from '../api.js'
import { acts } from '../acts/act.js'
import { onSameKey } from '../acts/same-key.js'
import { dialogOf } from '../dialog.js'
import { button, h } from '../dom.js'
import { momentText } from '../texts/formats.js'
import { troublePanel } from '../trouble.js'
import { words } from '../words/words.js'

export interface EraseOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly submission: Pick<SubmissionAnswer, 'id' | 'receivedAt'>
  readonly onErased: () => void
}

/** Asks to confirm, naming the submission, and erases it. */
export const eraseDialog = ({ api, form, submission, onErased }: EraseOptions): void => {
  const { id, receivedAt } = submission
  const notice = h('div', { class: 'notice' })
  const erase = async (): Promise<void> => {
    confirm.disabled = true
    notice.replaceChildren()
    const answer = await api.erase(form.name, id)
    confirm.disabled = false
    if (E.isRight(answer)) {
      dialog.close()
      onErased()
    } else notice.replaceChildren(troublePanel(answer.left, erase))
  }
  const confirm = button(words().acts.eraseForGood, erase, { look: 'danger full' })
  const cancel = button(words().one.keep, () => dialog.close(), { autofocus: true })
  const dialog = dialogOf(
    words().one.eraseTitle,
    h(
      'dl',
      { class: 'facts' },
      ...[
        [words().one.form, form.title],
        [words().one.received, momentText(receivedAt)],
        [words().one.id, id],
      ].flatMap(([name = '', value = '']) => [h('dt', {}, name), h('dd', {}, value)]),
    ),
    h(
      'p',
      {},
      `${words().one.eraseNote} `,
      h('strong', {}, words().one.eraseWarning),
      ` ${words().one.eraseTrace}`,
    ),
    notice,
    h('div', { class: 'actions' }, cancel, confirm),
  )
  onSameKey(dialog, acts.erase, confirm)
  dialog.showModal()
}
