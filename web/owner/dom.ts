type Child = Node | string | undefined | false
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Makes an element. Strings become text nodes, never markup; attributes that are false or undefined are left out. */
export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value))
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

/** Makes a button; its class is `primary`, `quiet` or `danger`. */
export const button = (
  text: string,
  press: () => unknown,
  { look = 'quiet', ...attributes }: Attributes & { readonly look?: string } = {},
): HTMLButtonElement => {
  const made = h('button', { type: 'button', class: look, ...attributes }, text)
  made.addEventListener('click', () => void press())
  return made
}

/** Element of the page's HTML by its id. */
export const part = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no “${id}”`)
  return found
}

/** Announces a text politely to screen readers. */
export const say = (text: string): void => {
  part('said').textContent = text
}

let last = 0

/** An id that is unique on the page. */
export const freshId = (name: string): string => {
  last += 1
  return `${name}-${last}`
}
