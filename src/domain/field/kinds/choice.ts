import * as E from '../../kernel/either.js'
import { defect } from '../../kernel/defect.js'
import type { Field, FieldOptions, Sent, Value } from '../field.js'
import { fieldOptions } from '../known-options.js'
import type { Only } from '../../kernel/options.js'
import { fieldOf, type Read } from '../field-of.js'

/** Options of a choice among `A`. */
export interface ChoiceOptions<A extends string> extends FieldOptions {
  /** Labels by option. By default the option itself, with a capital letter and spaces. */
  readonly labels?: Readonly<Partial<Record<A, string>>>
  /** The answer that an empty field gets. */
  readonly default?: A
}

const capitalised = (option: string): string =>
  option.charAt(0).toUpperCase() + option.slice(1).replaceAll('-', ' ')

/** Checks options for callers without a type checker. @throws when they are not a list of texts */
export const checkAnswers = (kind: string, options: unknown): void => {
  if (!Array.isArray(options) || options.some((option) => typeof option !== 'string'))
    defect(
      `${kind}() takes a list of its answers first, then options: ${kind}(['yes', 'no'], { label: 'Answer' })`,
    )
}

/** The label of each option. @throws when an option is empty or repeated, or a label belongs to no option */
export const optionLabels = (
  label: string,
  options: readonly string[],
  labels: Readonly<Record<string, string | undefined>> = {},
): Readonly<Record<string, string>> => {
  if (options.length === 0) defect(`“${label}”: it has no options`)
  if (new Set(options).size < options.length) defect(`“${label}”: an option is listed twice`)
  if (options.some((option) => !/^[A-Za-z0-9][\w .-]{0,63}$/.test(option) || option !== option.trim()))
    defect(
      `“${label}”: an option must be 1 to 64 of A–Z, a–z, 0–9, _, -, . and space, starting with a letter or digit; ` +
        "labels may be any text: labels: { great: 'Großartig' }",
    )
  const stray = Object.keys(labels).find((option) => !options.includes(option))
  if (stray !== undefined) defect(`“${label}”: “${stray}” has a label but is not an option`)
  return Object.fromEntries(
    options.map((option) => [
      option,
      (Object.hasOwn(labels, option) ? labels[option] : undefined) ?? capitalised(option),
    ]),
  )
}

/** Reads one of several options. */
export const readChoice = <A extends string>(options: readonly A[]): Read<A> => {
  const known: ReadonlySet<unknown> = new Set(options)
  return (input) => (known.has(input) ? E.right(input as A) : E.left('not-a-choice'))
}

/**
 * One of a few answers.
 *
 * @param options the values, as they are sent and stored
 * @example
 * choice(['sales', 'support'], { label: 'Topic', labels: { sales: 'Buying something' } })
 * @throws when the form is defined, if the options are invalid
 */
export const choice = <const A extends string, const O extends ChoiceOptions<NoInfer<A>>>(
  options: readonly A[],
  rest: Only<O, ChoiceOptions<A>>,
): Field<Value<A, O>, Sent<A, O>> => {
  checkAnswers('choice', options)
  fieldOptions('choice', rest)
  const labels = optionLabels(rest.label, options, rest.labels)
  return fieldOf({ ...rest, kind: 'choice', options, labels }, { read: readChoice(options) })
}
