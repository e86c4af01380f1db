import type { Complaint, Stored } from '../answer.js'
import { clearComplaints, showComplaints } from './show-complaints.js'
import { buttonOf, controlsOf, element, own, partOf } from '../element.js'
import { panelOf, present, proofOf } from './panel.js'
import { type Pressed, pressedOf } from './pressed.js'
import { filled, type Words } from '../words.js'

/** The parts of a page that show a form's progress; missing ones are created. */
export interface View extends Pick<Pressed, 'sending' | 'ready' | 'edited'> {
  readonly status: HTMLElement
  /** The attempt failed and is repeated in this many seconds. */
  readonly waiting: (seconds: number) => void
  /** Removes all messages about the form. */
  readonly clear: () => void
  /** Shows the thanks, instead of the form if it is empty again. */
  readonly showStored: (stored: Stored, isEmpty: boolean) => void
  readonly showComplaints: (complaints: readonly Complaint[]) => void
  readonly showFailure: (message: string, retryable: boolean) => void
}

export const viewOf = (form: HTMLFormElement, prefix: string, words: Words): View => {
  const pressed = pressedOf(form, words)
  // A live region must exist before it has content: screen readers announce only changes.
  const status = partOf(`${prefix}--status`, 'status', form)
  const show = (panel?: HTMLElement, display = ''): void => {
    clearComplaints(form, prefix)
    document.title = document.title.replace(words.error, '')
    own(form).style.display = display
    status.replaceChildren(panel ?? '')
    present(panel)
  }
  const another = (): void => {
    show()
    controlsOf(form)
      .find(({ name, type, tabIndex }) => name !== '' && tabIndex >= 0 && type !== 'hidden')
      ?.focus()
  }
  return {
    status,
    ...pressed,
    sending: (submitter) => {
      pressed.sending(submitter)
      status.replaceChildren(element('p', words.sending, 'visually-hidden'))
    },
    waiting: (seconds) => {
      status.replaceChildren(element('p', filled(words.waiting, seconds), 'panel'))
    },
    clear: () => show(),
    showStored: (stored, isEmpty) => {
      const panel = panelOf('stored', stored.message)
      if (stored.replayed) panel.append(element('p', words.replayed))
      if (!own(form).hasAttribute('data-once')) panel.append(buttonOf(words.sendAnother, another))
      panel.append(proofOf(stored, words))
      show(panel, isEmpty ? 'none' : '')
    },
    showComplaints: (complaints) => {
      show()
      document.title = words.error + document.title
      showComplaints(form, prefix, complaints, words)
    },
    showFailure: (message, retryable) => {
      show(panelOf('failed', message, ...(retryable ? [element('p', words.stillHere)] : [])))
      if (retryable) pressed.tryAgain()
    },
  }
}
