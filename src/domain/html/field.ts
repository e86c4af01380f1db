import { type Description, mayBeEmpty } from '../field/description.js'
import { attributesHtml, escapeHtml } from '../kernel/escape.js'
import { askedHtml } from './asked.js'
import { controlHtml, type Layout, layoutOf } from './control.js'
import type { Wording } from '../field/wording.js'
import type { Lang } from '../kernel/lang.js'
import { wordsOf } from '../words/words.js'

/** The inputs of a field's HTML besides its description. */
export interface FieldState {
  readonly id: string
  readonly name: string
  /** The value typed before, as it was sent. */
  readonly value: unknown
  readonly messages: readonly string[]
  readonly lang: Lang
  /** Whether the values on the page fail its condition. */
  readonly isHidden?: boolean
}

const scalar = (value: unknown): readonly string[] =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : []

/** The values that may be shown again: never a secret, and a list only for a field with several values. */
const shown = ({ kind, secret }: Description, value: unknown): readonly string[] => {
  if (secret === true) return []
  return kind === 'choices' && Array.isArray(value) ? value.flatMap(scalar) : scalar(value)
}

const hintHtml = (id: string, hint: string | undefined): string =>
  hint === undefined ? '' : `<p class="hint" id="${id}-hint">${escapeHtml(hint)}</p>\n`

/** The place of a field's complaints. Always present, so that a script can write to it; while empty it is hidden. */
const messageHtml = (id: string, messages: readonly string[]): string => {
  const attributes = attributesHtml({
    class: 'field-error',
    id: `${id}-error`,
    hidden: messages.length === 0,
  })
  return `<p${attributes}>${escapeHtml(messages.join(' '))}</p>`
}

interface Parts {
  readonly id: string
  /** HTML of the label. */
  readonly label: string
  /** HTML of hint and message. */
  readonly help: string
  readonly control: string
  readonly describedBy: string
  /** Attributes with the field's condition. */
  readonly when: string
}

/** A label as HTML. Its links open a new page, so that typed values are kept. */
const labelHtml = (description: Description): string =>
  description.kind === 'consent' && description.wording !== undefined
    ? description.wording.map(partHtml).join('')
    : escapeHtml(description.label)

const partHtml = (part: Wording[number]): string =>
  typeof part === 'string'
    ? escapeHtml(part)
    : `<a${attributesHtml({ href: part.href, target: '_blank', rel: 'noopener' })}>${escapeHtml(part.text)}</a>`

const layouts: Readonly<Record<Layout, (parts: Parts) => string>> = {
  bare: ({ control }) => control,
  labelled: ({ id, label, help, control, when }) => `<div class="field"${when}>
<label for="${id}">${label}</label>
${help}
${control}
</div>`,
  box: ({ id, label, help, control, when }) => `<div class="field"${when}>
<div class="option">${control}<label for="${id}">${label}</label></div>
${help}
</div>`,
  group: ({
    label,
    help,
    control,
    describedBy,
    when,
  }) => `<fieldset class="field" aria-describedby="${describedBy}"${when}>
<legend>${label}</legend>
${help}
${control}
</fieldset>`,
}

/** The condition of a field as attributes. A field that is not shown is not sent and not required. */
const whenHtml = ({ shownWhen }: Description, isHidden: boolean): string =>
  shownWhen === undefined
    ? ''
    : attributesHtml({ 'data-shown-when': JSON.stringify(shownWhen), hidden: isHidden })

/** Whether the browser requires an answer. It cannot require one of several boxes; the server does. */
const isRequired = (description: Description): boolean =>
  !mayBeEmpty(description) && description.kind !== 'choices'

/** A field with its label, hint, complaint and control, linked for screen readers. */
export const fieldHtml = (description: Description, state: FieldState): string => {
  const { id, name, value, messages, lang, isHidden = false } = state
  const { hint, autocomplete, prefill } = description
  const layout = layoutOf(description)
  const describedBy = hint === undefined ? `${id}-error` : `${id}-hint ${id}-error`
  const attributes = {
    id,
    name,
    required: isRequired(description),
    disabled: isHidden,
    placeholder: 'placeholder' in description ? description.placeholder : undefined,
    'data-from': prefill === true ? 'query' : undefined,
    autocomplete: layout === 'labelled' ? autocomplete : undefined,
    'aria-describedby': layout === 'group' ? undefined : describedBy,
    'aria-invalid': messages.length > 0 ? 'true' : undefined,
  }
  const { optional, choose } = wordsOf(lang)
  const mark =
    description.optional === true && layout !== 'bare' ? ` <span class="optional">${optional}</span>` : ''
  return layouts[layout]({
    id,
    label: labelHtml(description) + mark,
    help: hintHtml(id, hint) + messageHtml(id, messages),
    control:
      controlHtml(description, { attributes, values: shown(description, value), choose }) +
      askedHtml(name, description, isHidden),
    describedBy,
    when: whenHtml(description, isHidden),
  })
}
