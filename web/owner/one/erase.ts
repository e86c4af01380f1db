import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import type { Api } from '../api.js'
import { acts } from '../acts/act.js'
import { onSameKey } from '../acts/same-key.js'
import { dialogOf } from '../dialog.js'
import { button, h } from '../dom.js'
import { momentText } from '../formats.js'
import { troublePanel } from '../trouble.js'

export interface EraseOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly submission: Pick<SubmissionAnswer, 'id' | 'receivedAt'>
  readonly onErased: () => void
}

/** Names what goes, asks, and erases it. */
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
  const confirm = button('Erase for good', erase, { look: 'danger full' })
  const cancel = button('Keep it', () => dialog.close(), { autofocus: true })
  const dialog = dialogOf(
    'Erase this submission?',
    h(
      'dl',
      { class: 'facts' },
      ...[
        ['Form', form.title],
        ['Received', momentText(receivedAt)],
        ['Submission ID', id],
      ].flatMap(([name = '', value = '']) => [h('dt', {}, name), h('dd', {}, value)]),
    ),
    h(
      'p',
      {},
      'Every answer in it goes, with its result and its receipt. ',
      h('strong', {}, 'This cannot be undone.'),
      ' Its ID and time stay for 24 hours, to keep a late retry out.',
    ),
    notice,
    h('div', { class: 'actions' }, cancel, confirm),
  )
  onSameKey(dialog, acts.erase, confirm)
  dialog.showModal()
}
