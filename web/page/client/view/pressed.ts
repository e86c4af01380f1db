import { controlsOf, own } from '../element.js'
import type { Words } from '../words.js'

/** The button that a submission came from, while it is under way and after. */
export interface Pressed {
  readonly sending: (submitter: HTMLElement | null) => void
  /** It can be pressed again, and says what the page has it say. */
  readonly ready: () => void
  /** It says that the same can be tried again, and takes focus. */
  readonly tryAgain: () => void
  /** What would be tried again is another submission now: it says what the page has it say. */
  readonly edited: () => void
}

type Label = (text?: string) => void

/**
 * Changes the words of a button, and puts them back where none are given. A button with an icon keeps its contents,
 * and an input with a name its value, which is what it sends.
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
  // Not `disabled`: that is the page's own, would leave the button's name out, and takes focus away.
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
