import * as E from '../../kernel/either.js'
import { checkAnswers, optionLabels } from './choice.js'
import type { ComplaintCode } from '../../kernel/complaint.js'
import { defect } from '../../kernel/defect.js'
import type { Field, FieldOptions, Sent, Value } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf, type Read } from '../field-of.js'

/** Options of a choice of several among `A`. */
export interface ChoicesOptions<A extends string> extends FieldOptions {
  /** Labels by option. By default the option itself, with a capital letter and spaces. */
  readonly labels?: Readonly<Partial<Record<A, string>>>
  /** Minimum number of answers, 1 by default. An optional field may still have none. */
  readonly min?: number
  /** Maximum number of answers. By default all. */
  readonly max?: number
  /** The answers that an empty field gets, in the order of the options. */
  readonly default?: readonly A[]
}

/** The limits of a choice of several. */
interface Limits {
  readonly min: number
  readonly max: number
  /** The result if nothing is chosen. */
  readonly nothing: E.Either<ComplaintCode, unknown>
}

/** Reads several of a list of options. */
export const readChoices = <A extends string>(
  options: readonly A[],
  { min, max, nothing }: Limits,
): Read<readonly A[]> => {
  const known: ReadonlySet<unknown> = new Set(options)
  return (input) => {
    const sent: readonly unknown[] = Array.isArray(input) ? input : [input]
    const answers = new Set(sent)
    if (answers.size === 0) return nothing as E.Either<ComplaintCode, readonly A[]>
    for (const answer of answers) if (!known.has(answer)) return E.left('not-a-choice')
    if (answers.size < min) return E.left('too-few')
    return answers.size > max ? E.left('too-many') : E.right(options.filter((option) => answers.has(option)))
  }
}

/**
 * Several of a few answers, stored once each in the order of the options. A form sends the name once for each answer;
 * JSON sends an array, or a single text for one.
 *
 * @example
 * choices(['red', 'green', 'blue'], { label: 'Colours', max: 2 })
 * @throws when the form is defined, if the options or the bounds are invalid
 */
export const choices = <const A extends string, const O extends ChoicesOptions<NoInfer<A>>>(
  options: readonly A[],
  rest: Only<O, ChoicesOptions<A>>,
): Field<Value<readonly A[], O>, Sent<readonly A[] | A, O>> => {
  checkAnswers('choices', options)
  fieldOptions('choices', rest)
  const { label, min = 1, max = options.length, optional = false } = rest
  const labels = optionLabels(label, options, rest.labels)
  if (![min, max].every(Number.isInteger) || min < 1 || min > max || max > options.length)
    defect(`“${label}”: min and max must be between 1 and the number of options, with min at most max`)
  const nothing: E.Either<ComplaintCode, unknown> =
    rest.default !== undefined || optional ? E.right(rest.default) : E.left('required')
  return fieldOf(
    { ...rest, kind: 'choices', options, labels, min, max },
    { read: readChoices(options, { min, max, nothing }) },
  )
}
