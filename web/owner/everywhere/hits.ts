import { h } from '../dom.js'
import { timeElement } from '../texts/formats.js'
import { addressOf } from '../hash-routes.js'
import { personIn } from '../texts/person.js'
import type { Hit } from './gather.js'
import { words } from '../words/words.js'

const labelIn = ({ form }: Hit, name: string): string =>
  form.fields.find((field) => field.name === name)?.label ?? name

const hitElement = (hit: Hit): HTMLElement => {
  const { form, submission, names } = hit
  const { id, receivedAt, fields, state } = submission
  const href = addressOf({ view: 'one', form: form.name, id })
  const who = personIn(form.fields, fields)
  const where = names.map((name) => labelIn(hit, name)).join(', ')
  return h(
    'li',
    {},
    h('a', { href, dir: 'auto' }, who === '' ? id : who),
    h(
      'p',
      { class: 'hint' },
      timeElement(receivedAt),
      ` · ${words().person.in(where)}${state === undefined ? '' : ` · ${words().person.states[state] ?? state}`}`,
    ),
  )
}

/** Hits by form. */
export const hitsElements = (hits: readonly Hit[]): readonly HTMLElement[] =>
  [...new Set(hits.map(({ form }) => form))].map((form) =>
    h(
      'section',
      { class: 'card', 'aria-label': form.title },
      h('h2', {}, form.title),
      h('ul', { class: 'telling' }, ...hits.filter((hit) => hit.form === form).map(hitElement)),
    ),
  )
