import type { Fields } from '../field/schema.js'

/** The name of a target, or several. */
export type Names = string | readonly string[]

/** Targets that depend on an answer. */
export interface ByAnswer<Name extends string = string, Answer extends string = string> {
  readonly field: Name
  /** Target names by answer. Answers that are missing here notify nobody. */
  readonly targets: Readonly<Record<string, Names>>
  /** Never present; it lets the type checker refuse answers that the field does not have. */
  readonly answers?: Answer
}

/** The possible answers of a field, as text, by the type of its values. */
type AnswersIn<Value> = [Value] extends [boolean | undefined]
  ? 'true' | 'false'
  : NonNullable<Value> extends readonly (infer Answer)[]
    ? AnswersIn<Answer>
    : NonNullable<Value> & string

/** The targets that a form notifies, by name. */
export type Notify<Name extends string = string> =
  | readonly string[]
  | { readonly [Each in Name]: ByAnswer<Each> }[Name]

/** The targets that a form notifies, for a form whose possible answers are known to the type checker. */
export type NotifyOf<Values> =
  | readonly string[]
  | { readonly [Name in keyof Values & string]: ByAnswer<Name, AnswersIn<Values[Name]>> }[keyof Values &
      string]

/**
 * Chooses targets by the answer to a field, for `FormOptions.notify`.
 *
 * @param field a required or optional field whose answers are known beforehand: a choice, choices or a boolean
 * @param targets target names by answer
 * @example
 * form('contact', { … }, { notify: by('topic', { sales: 'sales-team', support: ['desk', 'crm'] }) })
 */
export const by = <const Name extends string, const Answer extends string>(
  field: Name,
  targets: Readonly<Record<Answer, Names>>,
): ByAnswer<Name, Answer> => ({ field, targets })

const isList = (notify: Notify): notify is readonly string[] => Array.isArray(notify)

const listOf = (names: Names = []): readonly string[] => (typeof names === 'string' ? [names] : names)

const once = (names: readonly string[]): readonly string[] => [...new Set(names)]

/** All targets that a form names, for any answers; each once, in the order of the definition. */
export const targetNames = (notify: Notify | undefined): readonly string[] => {
  if (notify === undefined) return []
  return once(isList(notify) ? notify : Object.values(notify.targets).flatMap(listOf))
}

/** The targets to notify of a submission with these decoded fields; each once. */
export const toldOf = (notify: Notify | undefined, fields: Fields): readonly string[] => {
  if (notify === undefined) return []
  if (isList(notify)) return once(notify)
  const value = fields[notify.field]
  const answers = Array.isArray(value) ? value.map(String) : [String(value)]
  return once(
    answers.flatMap((answer) =>
      Object.hasOwn(notify.targets, answer) ? listOf(notify.targets[answer]) : [],
    ),
  )
}
