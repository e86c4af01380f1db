import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import { answerText } from '../texts/answer-text.js'
import { button, h } from '../dom.js'
import { dateText } from '../texts/formats.js'
import { type Filter, noFilter } from '../hash-routes.js'
import { words } from '../words/words.js'

interface Chip {
  readonly text: string
  /** The filter without this part. */
  readonly rest: Filter
}

const dayOf = (day: string): string => dateText(`${day}T12:00`)

const without = ({ where, ...others }: Filter, name: string): Filter => ({
  ...others,
  where: Object.fromEntries(Object.entries(where).filter(([each]) => each !== name)),
})

const fieldChips = (form: FormSummary, filter: Filter): readonly Chip[] =>
  Object.entries(filter.where).map(([name, value]) => {
    const field = form.fields.find((each) => each.name === name)
    const typed = field?.kind === 'boolean' ? value === 'true' : value
    const said = field === undefined ? value : answerText(field, typed)
    return { text: words().filters.is(field?.label ?? name, said), rest: without(filter, name) }
  })

const chipsIn = (form: FormSummary, filter: Filter): readonly Chip[] => {
  const { from, to, q, work } = filter
  return [
    ...(work === undefined
      ? []
      : [
          {
            text: words().filters.is(words().work.state, words().work.states[work]),
            rest: { ...filter, work: undefined },
          },
        ]),
    ...(q === undefined
      ? []
      : [{ text: words().filters.contains(q.slice(0, 80)), rest: { ...filter, q: undefined } }]),
    ...fieldChips(form, filter),
    ...(from === undefined
      ? []
      : [{ text: words().filters.from(dayOf(from)), rest: { ...filter, from: undefined } }]),
    ...(to === undefined
      ? []
      : [{ text: words().filters.to(dayOf(to)), rest: { ...filter, to: undefined } }]),
  ]
}

/** The parts of a filter, each with a button that removes it. */
export const chipsElement = (
  form: FormSummary,
  filter: Filter,
  apply: (filter: Filter) => void,
): HTMLElement => {
  const chips = chipsIn(form, filter)
  const all = button(words().filters.clear, () => apply({ ...noFilter, state: filter.state }), {
    look: 'plain',
  })
  return h(
    'div',
    { class: 'chips', role: 'group', 'aria-label': words().filters.inForce, hidden: chips.length === 0 },
    ...chips.map(({ text, rest }) =>
      button(text, () => apply(rest), {
        look: 'chip',
        'aria-label': words().filters.remove(text),
        title: text,
      }),
    ),
    all,
  )
}
