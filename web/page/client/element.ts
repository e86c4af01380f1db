/** The field that a page's own idempotency key is in. */
export const keyName = '_idempotency_key'

/**
 * A form by the members that every form has: an input named `action`, `reset` or `elements` stands in front of its own.
 * Only for reading members and calling methods; a function that takes a form is given the form itself.
 */
export const own = (form: HTMLFormElement): HTMLFormElement =>
  new Proxy(form, {
    get: (_, name): unknown => {
      const member: unknown = Reflect.get(HTMLFormElement.prototype, name, form)
      return typeof member === 'function' ? (member.bind(form) as unknown) : member
    },
  })

/** Hears, before the page does, what happens to a form and its controls, those outside of it included. */
export const listen = (form: HTMLFormElement, type: string, listener: (event: Event) => void): void => {
  const heard = (event: Event): void => {
    const target = event.target as Node & Partial<Pick<Control, 'form'>>
    if (target.form === form || own(form).contains(target)) listener(event)
  }
  own(form).getRootNode().addEventListener(type, heard, true)
}

/** What a person fills in or presses. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement

/** Every control that belongs to a form, those outside of it with a `form` attribute included. */
export const controlsOf = (form: HTMLFormElement): readonly Control[] =>
  Array.from(own(form).elements as Iterable<Element>) as Control[]

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

/** A new element that shows a text as text. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  made.textContent = text
  if (className) made.className = className
  return made
}

/** An id that nothing on the page has yet. */
export const freshId = (id: string): string => {
  let fresh = id
  for (let at = 2; document.getElementById(fresh); at += 1) fresh = `${id}-${at}`
  return fresh
}

/** The part of the page that has an id, or a new one beside an element: a summary before it, else after. It takes focus. */
export const partOf = (id: string, className: string, beside: Element): HTMLElement => {
  const present = document.getElementById(id)
  if (present) return present
  const isSummary = className === 'error-summary'
  const part = element('div', '', `${className} dynamosync`)
  part.id = id
  part.role = isSummary ? 'alert' : 'status'
  part.tabIndex = -1
  Element.prototype[isSummary ? 'before' : 'after'].call(beside, part)
  return part
}

/** A button that does something other than to submit. */
export const buttonOf = (text: string, press: () => void): HTMLButtonElement => {
  const button = element('button', text, 'quiet')
  button.type = 'button'
  button.addEventListener('click', press)
  return button
}
