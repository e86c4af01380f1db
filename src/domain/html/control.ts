import type {
  Description,
  DescriptionOf,
  IntegerDescription,
  Kind,
  TextDescription,
} from '../field/description.js'
import { mayBeEmpty } from '../field/description.js'
import { truthOf } from '../field/kinds/boolean.js'
import { type Attributes, attributesHtml, escapeHtml } from '../kernel/escape.js'

/** The inputs of a control besides the field's description. */
export interface ControlState {
  /** `name`, `id` and the ARIA attributes, the same for every kind. */
  readonly attributes: Attributes
  /** The values to show, as a form sends them; may be empty. */
  readonly values: readonly string[]
  /** The text of an empty option. */
  readonly choose: string
}

type ControlHtml<D extends Description> = (description: D, state: ControlState) => string

/**
 * The length limits that a browser checks. It must never refuse a text that the server accepts, and it counts UTF-16
 * units while the server counts code points, each of which is one or two units: so the maximum is doubled and the
 * minimum kept. An optional field has no minimum, as only the server counts white space as empty.
 */
const lengths = (description: TextDescription): Attributes => {
  const { minLength = 1, maxLength } = description
  return {
    minlength: mayBeEmpty(description) || minLength === 1 ? undefined : minLength,
    maxlength: maxLength === undefined ? undefined : 2 * maxLength,
  }
}

const inputHtml = (type: string, { attributes, values }: ControlState, more: Attributes = {}): string => {
  const [value = ''] = values
  return `<input${attributesHtml({ type, ...attributes, ...more, value: value === '' ? undefined : value })}>`
}

const textHtml: ControlHtml<TextDescription> = (description, state) => {
  if (description.multiline !== true)
    return inputHtml(description.secret === true ? 'password' : 'text', state, lengths(description))
  const attributes = attributesHtml({ ...state.attributes, ...lengths(description) })
  // HTML drops one line feed at the start of a text area: this one, never the person's own.
  return `<textarea rows="5"${attributes}>\n${escapeHtml(state.values[0] ?? '')}</textarea>`
}

/**
 * `type=number` would lose text that it cannot parse, and change when the mouse wheel turns. A field that takes
 * negative numbers has no numeric keypad, which lacks a minus sign on some telephones.
 */
const numeric = (inputmode: 'numeric' | 'decimal', min: number | string | undefined): Attributes => ({
  inputmode: min !== undefined && !String(min).startsWith('-') ? inputmode : undefined,
})

const integerHtml: ControlHtml<IntegerDescription> = ({ min }, state) =>
  inputHtml('text', state, numeric('numeric', min))

const exactHtml: ControlHtml<DescriptionOf<'decimal' | 'money'>> = ({ min }, state) =>
  inputHtml('text', state, numeric('decimal', min))

/** A checkbox, ticked if it was ticked before; a form sends `on` for it. */
const boxHtml: ControlHtml<DescriptionOf<'boolean' | 'consent'>> = (_, { attributes, values }) =>
  `<input${attributesHtml({ type: 'checkbox', ...attributes, checked: truthOf(values[0] ?? '') === true })}>`

const optionHtml = (value: string, label: string, selected: boolean): string =>
  `<option${attributesHtml({ value, selected })}>${escapeHtml(label)}</option>`

const selectHtml: ControlHtml<DescriptionOf<'choice'>> = ({ options, labels }, state) => {
  const each = options.map((option) =>
    optionHtml(option, labels[option] ?? option, state.values.includes(option)),
  )
  return `<select${attributesHtml(state.attributes)}>${optionHtml('', state.choose, false)}${each.join('')}</select>`
}

/** The first control has the field's id, as the target of links from the error summary. */
const groupHtml =
  (type: 'radio' | 'checkbox'): ControlHtml<DescriptionOf<'choice' | 'choices'>> =>
  ({ options, labels }, { attributes, values }) => {
    const each = options.map((option, at) => {
      const id = at === 0 ? String(attributes['id']) : `${String(attributes['id'])}-${at + 1}`
      const own = at === 0 ? attributes : { ...attributes, 'aria-invalid': undefined }
      const input = attributesHtml({ type, ...own, id, value: option, checked: values.includes(option) })
      return `<div class="option"><input${input}><label for="${id}">${escapeHtml(labels[option] ?? option)}</label></div>`
    })
    return `<div class="options">\n${each.join('\n')}\n</div>`
  }

const radios = groupHtml('radio')

/** The numbers from 1 to `max`, the first and the last with their meanings. */
const ratingHtml: ControlHtml<DescriptionOf<'rating'>> = ({ max, low, high }, state) => {
  const options = Array.from({ length: max }, (_, at) => String(at + 1))
  const meaning = { ...(low && { 1: `1 – ${low}` }), ...(high && { [max]: `${max} – ${high}` }) }
  return radios({ kind: 'choice', label: '', options, labels: meaning }, state)
}

/** The page's script finds the controls to fill in by these attributes. */
const hiddenHtml: ControlHtml<DescriptionOf<'hidden'>> = ({ from, parameter }, { attributes, values }) =>
  `<input${attributesHtml({
    type: 'hidden',
    id: attributes['id'],
    name: attributes['name'],
    'data-from': from,
    'data-parameter': parameter,
    value: values[0] ?? '',
  })}>`

/** Maximum options that are shown as radio buttons. */
const mostRadios = 5

/** The order of label and control: label first, box first, several controls under a legend, or no label. */
export type Layout = 'labelled' | 'box' | 'group' | 'bare'

/** The layout of a field. */
export const layoutOf = (description: Description): Layout => {
  if (description.kind === 'hidden') return 'bare'
  if (description.kind === 'boolean' || description.kind === 'consent') return 'box'
  const isShort = description.kind === 'choice' && description.options.length <= mostRadios
  return isShort || description.kind === 'choices' || description.kind === 'rating' ? 'group' : 'labelled'
}

const controls: { readonly [K in Kind]: ControlHtml<DescriptionOf<K>> } = {
  text: textHtml,
  email: (_, state) => inputHtml('email', state),
  url: (_, state) => inputHtml('url', state),
  phone: (_, state) => inputHtml('tel', state),
  integer: integerHtml,
  decimal: exactHtml,
  money: exactHtml,
  boolean: boxHtml,
  choice: (description, state) =>
    layoutOf(description) === 'group' ? radios(description, state) : selectHtml(description, state),
  choices: groupHtml('checkbox'),
  date: ({ min, max }, state) => inputHtml('date', state, { min, max }),
  time: ({ min, max }, state) => inputHtml('time', state, { min, max }),
  rating: ratingHtml,
  hidden: hiddenHtml,
  consent: boxHtml,
  custom: (_, state) => inputHtml('text', state),
}

/** The control of a field. A new kind of field does not compile until it has one. */
export const controlHtml = (description: Description, state: ControlState): string =>
  (controls[description.kind] as ControlHtml<Description>)(description, state)
