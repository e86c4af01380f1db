type Child = Node | string | undefined | false
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** A new element. Text becomes text, whatever it holds; an attribute that is false or undefined is left out. */
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

/** A button that does something; `primary`, `quiet` or `danger`. */
export const button = (
  text: string,
  press: () => unknown,
  { look = 'quiet', ...attributes }: Attributes & { readonly look?: string } = {},
): HTMLButtonElement => {
  const made = h('button', { type: 'button', class: look, ...attributes }, text)
  made.addEventListener('click', () => void press())
  return made
}

/** The page's part with an id, which its HTML has. */
export const part = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no “${id}”`)
  return found
}

/** Says something to those who listen to the page, politely: after what they hear now. */
export const say = (text: string): void => {
  part('said').textContent = text
}

let last = 0

/** An id that nothing else on the page has. */
export const freshId = (name: string): string => {
  last += 1
  return `${name}-${last}`
}
