import { knownOptions } from '../kernel/options.js'
import type { Kind } from './description.js'

const common = [
  'label',
  'hint',
  'autocomplete',
  'optional',
  'default',
  'listed',
  'secret',
  'prefill',
  'shownWhen',
  'was',
]
const typed = [...common, 'placeholder']
const without = (...names: readonly string[]): readonly string[] =>
  common.filter((name) => !names.includes(name))

const known: Readonly<Record<Kind, readonly string[]>> = {
  text: [...typed, 'minLength', 'maxLength', 'multiline', 'pattern'],
  email: typed,
  url: typed,
  phone: [...typed, 'country'],
  integer: [...typed, 'min', 'max'],
  decimal: [...typed, 'scale', 'min', 'max'],
  money: [...typed, 'currency', 'min', 'max'],
  boolean: without('optional', 'default'),
  choice: [...common, 'labels'],
  choices: [...common, 'labels', 'min', 'max'],
  date: [...common, 'min', 'max'],
  time: [...common, 'min', 'max'],
  rating: [...common, 'max', 'low', 'high'],
  hidden: ['label', 'from', 'parameter', 'maxLength', 'listed', 'was'],
  consent: [...without('default', 'prefill'), 'version'],
  custom: [...typed, 'schema'],
}

const labelIn = (options: unknown): string =>
  typeof options === 'object' && options !== null && 'label' in options ? `“${String(options.label)}”` : 'it'

/** Returns the options of a field unchanged. @throws when the kind does not know one of them, naming it */
export const fieldOptions = <O extends object>(kind: Kind, options: O): O =>
  knownOptions(`${kind}() of ${labelIn(options)}`, options, known[kind])
