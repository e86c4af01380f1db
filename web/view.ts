import type { Complaint, Stored } from './answer.js'
import { clearComplaints, showComplaints } from './complaints.js'
import { attributeOf, element, setAttribute } from './element.js'
import { failedPanel, storedPanel } from './panel.js'

/** The parts of a page that show what becomes of a form, as `formHtml` and `siteFiles` write them. */
export interface View {
  readonly sending: () => void
  /** The button can be pressed, whatever was. */
  readonly ready: () => void
  readonly showStored: (stored: Stored) => void
  readonly showComplaints: (complaints: readonly Complaint[]) => void
  readonly showFailure: (message: string, retryable: boolean) => void
  /** The contents are others now: it is no longer the same that would be tried again. */
  readonly edited: () => void
}

const sendAnother = (form: string): HTMLElement => {
  const button = element('button', 'Send another', 'quiet')
  button.type = 'button'
  button.addEventListener('click', () => {
    document.querySelector<HTMLElement>(`[data-dynamosync="${form}"] .field [name]`)?.focus()
  })
  return button
}

const prefix = 'Error: '

const setTitle = (wrong: boolean): void => {
  const plain = document.title.replace(prefix, '')
  document.title = wrong ? prefix + plain : plain
}

export const viewOf = (form: HTMLFormElement): View => {
  const name = attributeOf(form, 'data-dynamosync')
  const button = document.querySelector<HTMLButtonElement>(`[data-dynamosync="${name}"] [type="submit"]`)
  const status = document.getElementById(`${name}--status`)
  const label = button?.textContent ?? ''
  const setButton = (text: string, disabled: boolean): void => {
    if (button === null) return
    button.textContent = text
    button.disabled = disabled
    setAttribute(form, 'aria-busy', String(disabled))
  }
  const show = (panel?: HTMLElement): void => {
    clearComplaints(name)
    setTitle(false)
    status?.replaceChildren(...(panel === undefined ? [] : [panel]))
    panel?.querySelector('h2')?.focus()
    panel?.scrollIntoView({ block: 'nearest' })
  }
  return {
    sending: () => {
      setButton('Sending…', true)
      status?.replaceChildren(element('p', 'Sending…', 'visually-hidden'))
    },
    ready: () => setButton(label, false),
    showStored: (stored) => show(storedPanel(stored, sendAnother(name))),
    showComplaints: (complaints) => {
      show()
      setTitle(true)
      showComplaints(name, complaints)
    },
    showFailure: (message, retryable) => {
      show(failedPanel(message, retryable))
      if (!retryable) return
      setButton('Try again', false)
      button?.focus({ preventScroll: true })
    },
    edited: () => {
      if (button?.disabled === false) button.textContent = label
    },
  }
}
