/** The field that a page's own idempotency key is in. */
export const keyName = '_idempotency_key'

/**
 * A form's own properties are no firm ground: an input named `action`, `reset` or `elements` stands in front of them.
 * So forms are read by the prototype's methods, and the rest of the page by `document`.
 */
export const attributeOf = (form: HTMLFormElement, name: string): string =>
  Element.prototype.getAttribute.call(form, name) ?? ''

export const elementHas = (form: HTMLFormElement, name: string): boolean =>
  Element.prototype.hasAttribute.call(form, name)

export const setAttribute = (form: HTMLFormElement, name: string, value: string): void => {
  Element.prototype.setAttribute.call(form, name, value)
}

/** Hears, before the page does, what happens to a form and its controls, those outside of it included. */
export const listen = (form: HTMLFormElement, type: string, listener: (event: Event) => void): void => {
  const heard = (event: Event): void => {
    const target = event.target as Node & Partial<Pick<Control, 'form'>>
    if (target.form === form || Node.prototype.contains.call(form, target)) listener(event)
  }
  Node.prototype.getRootNode.call(form).addEventListener(type, heard, true)
}

/** What a person fills in or presses. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement

/** Every control that belongs to a form, those outside of it with a `form` attribute included. */
export const controlsOf = (form: HTMLFormElement): readonly Control[] =>
  Array.from(Reflect.get(HTMLFormElement.prototype, 'elements', form) as Iterable<Control>)

/** What is filled in, as a form would send it, its key aside. The page hears nothing of it: no `formdata`. */
export const contentsOf = (form: HTMLFormElement): string => {
  const hush = (event: Event): void => event.stopImmediatePropagation()
  const contents = new URLSearchParams()
  addEventListener('formdata', hush, true)
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && name !== keyName) contents.append(name, value)
  removeEventListener('formdata', hush, true)
  return contents.toString()
}

/** Puts one control back, given the values of its name that are left. */
const restoreControl = (control: Control, values: string[]): void => {
  if (/^(radio|checkbox)$/.test(control.type))
    (control as HTMLInputElement).checked = values.includes(control.value)
  else if (control instanceof HTMLSelectElement)
    for (const option of control.options) option.selected = values.includes(option.value)
  else if (!/^(submit|image|button|reset|file)$/.test(control.type))
    control.value = values.shift() ?? control.value
}

/** Puts back what a form once would have sent. */
export const restore = (form: HTMLFormElement, contents: string): void => {
  const sent = new URLSearchParams(contents)
  const left = new Map([...sent.keys()].map((name) => [name, sent.getAll(name)]))
  for (const control of controlsOf(form))
    if ('value' in control) restoreControl(control, left.get(control.name) ?? [])
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

/** An id that nothing on the page has yet. */
export const freshId = (id: string): string => {
  let fresh = id
  for (let at = 2; document.getElementById(fresh); at += 1) fresh = `${id}-${at}`
  return fresh
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
