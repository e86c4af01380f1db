import { knownOptions } from '../kernel/options.js'
import type { Kind } from './description.js'

const common = ['label', 'hint', 'autocomplete', 'optional', 'default', 'listed', 'secret']
const without = (...names: readonly string[]): readonly string[] =>
  common.filter((name) => !names.includes(name))

const known: Readonly<Record<Kind, readonly string[]>> = {
  text: [...common, 'minLength', 'maxLength', 'multiline', 'pattern'],
  email: common,
  url: common,
  phone: [...common, 'country'],
  integer: [...common, 'min', 'max'],
  decimal: [...common, 'scale', 'min', 'max'],
  money: [...common, 'currency', 'min', 'max'],
  boolean: without('optional', 'default'),
  choice: [...common, 'labels'],
  choices: [...common, 'labels', 'min', 'max'],
  date: [...common, 'min', 'max'],
  consent: [...without('default'), 'version'],
  custom: [...common, 'schema'],
}

const labelIn = (options: unknown): string =>
  typeof options === 'object' && options !== null && 'label' in options ? `“${String(options.label)}”` : 'it'

/** The options of a field as they are. @throws when the kind does not know one of them, naming it */
export const fieldOptions = <O extends object>(kind: Kind, options: O): O =>
  knownOptions(`${kind}() of ${labelIn(options)}`, options, known[kind])
