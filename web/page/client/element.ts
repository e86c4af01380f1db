/** The name of the field with the page's own idempotency key. */
export const keyName = '_idempotency_key'

/**
 * A form with the members that every form has, even if an input named `action`, `reset` or `elements` shadows them.
 * Only for reading members and calling methods; pass the form itself to functions that take a form.
 */
export const own = (form: HTMLFormElement): HTMLFormElement =>
  new Proxy(form, {
    get: (_, name): unknown => {
      const member: unknown = Reflect.get(HTMLFormElement.prototype, name, form)
      return typeof member === 'function' ? (member.bind(form) as unknown) : member
    },
  })

/** Listens, before the page does, to events of a form and its controls, including controls outside of it. */
export const listen = (form: HTMLFormElement, type: string, listener: (event: Event) => void): void => {
  const heard = (event: Event): void => {
    const target = event.target as Node & Partial<Pick<Control, 'form'>>
    if (target.form === form || own(form).contains(target)) listener(event)
  }
  own(form).getRootNode().addEventListener(type, heard, true)
}

/** A control that a person fills in or presses. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement

/** Every control of a form, including those outside of it with a `form` attribute. */
export const controlsOf = (form: HTMLFormElement): readonly Control[] =>
  Array.from(own(form).elements as Iterable<Element>) as Control[]

/** The values of a form as it would send them, without its key. The page gets no `formdata` event. */
export const contentsOf = (form: HTMLFormElement): string => {
  const hush = (event: Event): void => event.stopImmediatePropagation()
  const contents = new URLSearchParams()
  addEventListener('formdata', hush, true)
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && name !== keyName) contents.append(name, value)
  removeEventListener('formdata', hush, true)
  return contents.toString()
}

/** A new element with a text. */
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

/** An id that is not in use on the page. */
export const freshId = (id: string): string => {
  let fresh = id
  for (let at = 2; document.getElementById(fresh); at += 1) fresh = `${id}-${at}`
  return fresh
}

/**
 * The part of the page with an id, or a new one beside an element: a summary before it, anything else after. It can
 * take focus.
 */
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

/** A button that does not submit. */
export const buttonOf = (text: string, press: () => void): HTMLButtonElement => {
  const button = element('button', text, 'quiet')
  button.type = 'button'
  button.addEventListener('click', press)
  return button
}
