import { type Attributes, attributesHtml, escapeHtml } from './escape.js'
import type { Description } from './field.js'

/** What an input needs beside its description. */
export interface ControlState {
  /** `name`, `id` and the ARIA attributes, the same for every kind. */
  readonly attributes: Attributes
  /** The value to show, as a form sends it; empty where there is none. */
  readonly value: string
}

type ControlHtml<D extends Description> = (description: D, state: ControlState) => string

/**
 * The constraints that a browser checks by itself. It must never refuse what the server accepts, and it counts
 * UTF-16 units where the server counts code points. A code point is one or two units: so the upper bound is doubled,
 * and the lower one stands. An optional field has no lower bound, as white space counts as empty to the server only.
 */
const lengths = ({ minLength = 1, maxLength, optional = false }: Description): Attributes => ({
  minlength: optional || minLength === 1 ? undefined : minLength,
  maxlength: maxLength === undefined ? undefined : 2 * maxLength,
})

const textHtml: ControlHtml<Extract<Description, { kind: 'text' }>> = (
  description,
  { attributes, value },
) => {
  const all = { ...attributes, ...lengths(description) }
  return description.multiline === true
    ? // HTML swallows one line feed at the start of a text area: this one, never the person's own.
      `<textarea rows="5"${attributesHtml(all)}>\n${escapeHtml(value)}</textarea>`
    : `<input type="text"${attributesHtml({ ...all, value: value === '' ? undefined : value })}>`
}

const controls: { readonly [K in Description['kind']]: ControlHtml<Extract<Description, { kind: K }>> } = {
  text: textHtml,
}

/** The input of a field. A new kind of field does not compile until it has one. */
export const controlHtml = (description: Description, state: ControlState): string =>
  controls[description.kind](description, state)
