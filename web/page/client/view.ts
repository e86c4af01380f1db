import type { Complaint, Stored } from './answer.js'
import { clearComplaints, showComplaints } from './complaints.js'
import { buttonOf, controlsOf, element, partOf, setAttribute } from './element.js'
import { detailsOf, panelOf, present } from './panel.js'
import { filled, type Words } from './words.js'

/** The parts of a page that show what becomes of a form; those that it lacks are made. */
export interface View {
  readonly status: HTMLElement
  readonly sending: () => void
  /** It did not work, and is tried again in so many seconds. */
  readonly waiting: (seconds: number) => void
  /** The button can be pressed, whatever was. */
  readonly ready: () => void
  /** Nothing is said about the form. */
  readonly clear: () => void
  readonly showStored: (stored: Stored) => void
  readonly showComplaints: (complaints: readonly Complaint[]) => void
  readonly showFailure: (message: string, retryable: boolean) => void
  /** The contents are others now: it is no longer the same that would be tried again. */
  readonly edited: () => void
}

/** The button that submits: an input says its label otherwise than a button. */
const buttonFor = (form: HTMLFormElement) => {
  const button = controlsOf(form).find(({ type }) => type === 'submit')
  const part = button instanceof HTMLInputElement ? 'value' : 'textContent'
  const label = button?.[part] ?? ''
  const set = (text: string, disabled: boolean): void => {
    if (button === undefined) return
    button[part] = text
    button.disabled = disabled
    setAttribute(form, 'aria-busy', String(disabled))
  }
  return { button, label, set }
}

export const viewOf = (form: HTMLFormElement, prefix: string, words: Words): View => {
  const { button, label, set } = buttonFor(form)
  // A live region must be there before it says something: a reader announces changes to it, not its arrival.
  const status = partOf(`${prefix}--status`, {
    className: 'status',
    role: 'status',
    beside: form,
    where: 'after',
  })
  const show = (...panels: readonly HTMLElement[]): void => {
    clearComplaints(form, prefix)
    document.title = document.title.replace(words.error, '')
    status.replaceChildren(...panels)
    panels.forEach(present)
  }
  const focusFirst = (): void => {
    controlsOf(form)
      .find(({ name, type }) => name !== '' && !name.startsWith('_') && type !== 'hidden')
      ?.focus()
  }
  return {
    status,
    sending: () => {
      set(words.sending, true)
      status.replaceChildren(element('p', words.sending, 'visually-hidden'))
    },
    waiting: (seconds) => {
      status.replaceChildren(element('p', filled(words.waiting, seconds), 'panel'))
    },
    ready: () => set(label, false),
    clear: () => show(),
    showStored: (stored) => {
      const again = stored.replayed ? [element('p', words.replayed)] : []
      const next = buttonOf(words.sendAnother, focusFirst)
      show(panelOf('stored', stored.message, ...again, detailsOf(stored, words), next))
    },
    showComplaints: (complaints) => {
      show()
      document.title = words.error + document.title
      showComplaints(form, prefix, complaints, words)
    },
    showFailure: (message, retryable) => {
      show(panelOf('failed', message, ...(retryable ? [element('p', words.stillHere)] : [])))
      if (!retryable) return
      set(words.tryAgain, false)
      button?.focus({ preventScroll: true })
    },
    edited: () => {
      if (button?.disabled === false) set(label, false)
    },
  }
}
