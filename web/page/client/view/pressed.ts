import { controlsOf, own } from '../element.js'
import type { Words } from '../words.js'

/** The button that a submission came from. */
export interface Pressed {
  readonly sending: (submitter: HTMLElement | null) => void
  /** Makes it ready to press, with its original words. */
  readonly ready: () => void
  /** Offers to try the same again, and takes focus. */
  readonly tryAgain: () => void
  /** Restores its original words, as edited values are another submission. */
  readonly edited: () => void
}

type Label = (text?: string) => void

/**
 * Changes the words of a button, or restores them. A button with an icon keeps its contents, and an input with a name
 * its value, which it sends.
 */
const labelOf = (button: Element | null): Label => {
  const [only, ...rest] = button?.childNodes ?? []
  if (only instanceof Text && rest.length === 0) {
    const { data } = only
    return (text = data) => (only.data = text)
  }
  if (!(button instanceof HTMLInputElement) || button.type !== 'submit' || button.name !== '')
    return () => undefined
  const value = button.getAttribute('value')
  return (text) => {
    if ((text ?? value) === null) button.removeAttribute('value')
    else button.setAttribute('value', text ?? value ?? '')
  }
}

export const pressedOf = (form: HTMLFormElement, words: Words): Pressed => {
  let button: HTMLElement | null = null
  let label: Label = () => undefined
  // Not `disabled`: that belongs to the page, would leave out the button's name, and would take focus away.
  const busy = (is: boolean): void => {
    own(form).setAttribute('aria-busy', String(is))
    if (is) button?.setAttribute('aria-disabled', 'true')
    else button?.removeAttribute('aria-disabled')
  }
  return {
    sending: (submitter) => {
      label()
      button = submitter ?? controlsOf(form).find(({ type }) => /^(submit|image)$/.test(type)) ?? null
      label = labelOf(button)
      label(words.sending)
      busy(true)
    },
    ready: () => {
      label()
      busy(false)
    },
    tryAgain: () => {
      label(words.tryAgain)
      button?.focus({ preventScroll: true })
    },
    edited: () => label(),
  }
}
