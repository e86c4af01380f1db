/**
 * A form's own properties are no firm ground: an input named `action`, `reset` or `elements` stands in front of them.
 * So forms are read by the prototype's methods, and the rest of the page by `document`.
 */
export const attributeOf = (form: HTMLFormElement, name: string): string =>
  Element.prototype.getAttribute.call(form, name) ?? ''

export const setAttribute = (form: HTMLFormElement, name: string, value: string): void => {
  Element.prototype.setAttribute.call(form, name, value)
}

export const listen = (form: HTMLFormElement, type: string, listener: (event: Event) => void): void => {
  Element.prototype.addEventListener.call(form, type, listener)
}

/** What a person fills in or presses. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement

/** Every control that belongs to a form, those outside of it with a `form` attribute included. */
export const controlsOf = (form: HTMLFormElement): readonly Control[] =>
  Array.from(Reflect.get(HTMLFormElement.prototype, 'elements', form) as Iterable<Control>)

/** What the form would send, controls such as a honeypot included; the script sends its key in a header. */
export const contentsOf = (form: HTMLFormElement): string => {
  const contents = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && name !== '_idempotency_key') contents.append(name, value)
  return contents.toString()
}

const isBox = (control: Control): control is HTMLInputElement => /^(radio|checkbox)$/.test(control.type)

/** Puts back what a form once would have sent. */
export const restore = (form: HTMLFormElement, contents: string): void => {
  const values = new URLSearchParams(contents)
  for (const control of controlsOf(form)) {
    const all = values.getAll(control.name)
    if (isBox(control)) control.checked = all.includes(control.value)
    else if (all[0] !== undefined) control.value = all[0]
  }
}

/** A new element that shows a text as text. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  made.textContent = text
  if (className !== '') made.className = className
  return made
}

/** What a part of the page is, beside its id. */
interface Part {
  readonly className: string
  readonly role: 'alert' | 'status'
  /** The element that a new one is put next to. */
  readonly beside: Element
  readonly where: 'before' | 'after'
}

/** The part of the page that has an id, or a new one. Focus can be put on it. */
export const partOf = (id: string, { className, role, beside, where }: Part): HTMLElement => {
  const present = document.getElementById(id)
  if (present) return present
  const part = element('div', '', className)
  part.id = id
  part.role = role
  part.tabIndex = -1
  Element.prototype[where].call(beside, part)
  return part
}

/** A button that does something other than to submit. */
export const buttonOf = (text: string, press: () => void): HTMLButtonElement => {
  const button = element('button', text, 'quiet')
  button.type = 'button'
  button.addEventListener('click', press)
  return button
}
