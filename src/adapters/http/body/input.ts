import * as E from 'fp-ts/lib/Either.js'
import { pointerTo } from '../../../domain/kernel/complaint.js'
import type { Rejection } from '../../../domain/failure/failure.js'
import type { AnyForm, Fields } from '../../../domain/form/form.js'
import { proofControls } from '../../../domain/spam/proof.js'
import { isFilled } from '../../../domain/spam/trap.js'
import { limits } from '../limits.js'

/** The fields of a request by name, and its controls. */
export interface Input {
  readonly fields: Fields
  readonly controls: Fields
  /** Whether the trap, a field that people do not see, was filled in. */
  readonly trapped: boolean
}

/** Names and values in the order of the request. */
export type Pairs = readonly (readonly [string, unknown])[]

/** The rejection of too many names. */
export const tooManyNames: E.Either<Rejection, never> = E.left({
  _tag: 'TooLarge',
  limit: `${limits.names} names`,
  detail: { code: 'too-many-names', at: String(limits.names) },
})

/** Name of the control that holds the proof of a person, if the form asks for one. */
export const proofNameOf = ({ spam, fields }: AnyForm): string | undefined => {
  const name = spam.human && proofControls[spam.human]
  return name === undefined || Object.hasOwn(fields, name) ? undefined : name
}

const takesMany = (form: AnyForm, name: string): boolean =>
  Object.hasOwn(form.fields, name) && form.fields[name]?.description.kind === 'choices'

/** The rejection of a repeated name, quoted only if it looks like a name. */
export const cameTwice = (name: string): E.Either<Rejection, never> => {
  const pointer = pointerTo(name)
  const detail = { code: 'came-twice', at: name } as const
  return E.left({ _tag: 'DuplicateParameter', pointer, ...(pointer === '' ? {} : { detail }) })
}

const listWith = (list: unknown[], value: unknown): unknown[] => {
  list.push(value)
  return list
}

/** Whether a name is a control of the form: it starts with `_` or holds the proof. */
const controlsOf = (form: AnyForm): ((name: string) => boolean) => {
  const proof = proofNameOf(form)
  // hCaptcha's widget sends its token under reCAPTCHA's name, too.
  const twin = form.spam.human === 'hcaptcha' ? proofControls.recaptcha : undefined
  return (name) =>
    name.startsWith('_') || name === proof || (name === twin && !Object.hasOwn(form.fields, name))
}

/**
 * Separates fields from controls: names that start with `_`, and the proof of a person. Only a field that takes several
 * values may be repeated. The trap is neither, and is read here, so that it and the handling of unknown names do not
 * depend on each other.
 */
export const inputFrom = (form: AnyForm, pairs: Pairs): E.Either<Rejection, Input> => {
  if (pairs.length > limits.names) return tooManyNames
  // Without a prototype, so that `__proto__` is a name like any other.
  const fields = Object.create(null) as Record<string, unknown>
  const controls = Object.create(null) as Record<string, unknown>
  const many = new Map<string, unknown[]>()
  let trapped = false
  const isControl = controlsOf(form)
  for (const [name, value] of pairs) {
    if (name === form.spam.trap) {
      trapped ||= isFilled(value)
      continue
    }
    const target = isControl(name) ? controls : fields
    if (!(name in target)) target[name] = value
    else if (!takesMany(form, name)) return cameTwice(name)
    else many.set(name, listWith(many.get(name) ?? [target[name]], value))
  }
  for (const [name, values] of many) fields[name] = values.flat()
  return E.right({ fields, controls, trapped })
}
