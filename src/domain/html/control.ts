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

/** What an input needs beside its description. */
export interface ControlState {
  /** `name`, `id` and the ARIA attributes, the same for every kind. */
  readonly attributes: Attributes
  /** The values to show, as a form sends them; none where there are none. */
  readonly values: readonly string[]
  /** The words of an empty option. */
  readonly choose: string
}

type ControlHtml<D extends Description> = (description: D, state: ControlState) => string

/**
 * The constraints that a browser checks by itself. It must never refuse what the server accepts, and it counts
 * UTF-16 units where the server counts code points. A code point is one or two units: so the upper bound is doubled,
 * and the lower one stands. An optional field has no lower bound, as white space counts as empty to the server only.
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
  // HTML swallows one line feed at the start of a text area: this one, never the person's own.
  return `<textarea rows="5"${attributes}>\n${escapeHtml(state.values[0] ?? '')}</textarea>`
}

/** Not `type=number`, which loses what it cannot parse and changes at a turn of the wheel. No minus on its keypad. */
const numeric = (inputmode: 'numeric' | 'decimal', min: number | string | undefined): Attributes => ({
  inputmode: min !== undefined && !String(min).startsWith('-') ? inputmode : undefined,
})

const integerHtml: ControlHtml<IntegerDescription> = ({ min }, state) =>
  inputHtml('text', state, numeric('numeric', min))

const exactHtml: ControlHtml<DescriptionOf<'decimal' | 'money'>> = ({ min }, state) =>
  inputHtml('text', state, numeric('decimal', min))

/** A box that was ticked is ticked again; what a form sends for it is `on`. */
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

/** The first one has the field's id: it is where a link from the error summary leads. */
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

/** The numbers from 1 on, the first and the last with what they mean. */
const ratingHtml: ControlHtml<DescriptionOf<'rating'>> = ({ max, low, high }, state) => {
  const options = Array.from({ length: max }, (_, at) => String(at + 1))
  const meaning = { ...(low && { 1: `1 – ${low}` }), ...(high && { [max]: `${max} – ${high}` }) }
  return radios({ kind: 'choice', label: '', options, labels: meaning }, state)
}

/** The page's script finds by these attributes what to fill in. */
const hiddenHtml: ControlHtml<DescriptionOf<'hidden'>> = ({ from, parameter }, { attributes, values }) =>
  `<input${attributesHtml({
    type: 'hidden',
    id: attributes['id'],
    name: attributes['name'],
    'data-from': from,
    'data-parameter': parameter,
    value: values[0] ?? '',
  })}>`

/** Up to so many options a person sees at once. */
const mostRadios = 5

/** How label and control stand: one before the other, a box before its label, or several under a legend. */
export type Layout = 'labelled' | 'box' | 'group' | 'bare'

/** How a field is laid out. */
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

/** The input of a field. A new kind of field does not compile until it has one. */
export const controlHtml = (description: Description, state: ControlState): string =>
  (controls[description.kind] as ControlHtml<Description>)(description, state)
