/**
 * A form's own properties are no firm ground: an input named `action`, `reset` or `querySelector` stands in front of
 * them. So forms are read by the prototype's methods, and the rest of the page by `document`.
 */
export const attributeOf = (form: HTMLFormElement, name: string): string =>
  Element.prototype.getAttribute.call(form, name) ?? ''

export const setAttribute = (form: HTMLFormElement, name: string, value: string): void => {
  Element.prototype.setAttribute.call(form, name, value)
}

export const resetForm = (form: HTMLFormElement): void => {
  HTMLFormElement.prototype.reset.call(form)
}

export const listen = <K extends keyof HTMLElementEventMap>(
  form: HTMLFormElement,
  type: K,
  listener: (event: HTMLElementEventMap[K]) => void,
): void => {
  EventTarget.prototype.addEventListener.call(form, type, listener as EventListener)
}

/** What the form would send, controls such as a honeypot included; the script sends its key in a header. */
export const contentsOf = (form: HTMLFormElement): string => {
  const contents = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && name !== '_idempotency_key') contents.append(name, value)
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
  if (className !== '') made.className = className
  return made
}
