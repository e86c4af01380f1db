import type { Description } from '../field/description.js'
import type { Schema } from '../field/schema.js'
import { nearest } from '../kernel/options.js'
import { type ByAnswer, type Notify, targetNames } from './notify.js'

type Mistake = readonly [broken: boolean, mistake: string]

const targetName = /^[a-z][a-z0-9-]{0,39}$/

/** Maximum targets that one form may name. */
const mostTargets = 20

/** The possible answers of a field, as text; undefined if they are not known in advance. */
const answersOf = (description: Description | undefined): readonly string[] | undefined => {
  switch (description?.kind) {
    case 'choice':
    case 'choices':
      return description.options
    case 'boolean':
      return ['true', 'false']
    default:
      return undefined
  }
}

/** The nearest known name, as the end of a sentence. */
const meant = (name: string, known: readonly string[]): string => {
  const near = nearest(name, known)
  return near === undefined ? `; it has ${known.join(', ')}` : `. Did you mean ${near}?`
}

const answerRules = (fields: Schema, { field, targets }: ByAnswer): Mistake[] => {
  const description = Object.hasOwn(fields, field) ? fields[field]?.description : undefined
  const answers = answersOf(description)
  return [
    [
      description === undefined,
      `notify: “${field}” is not a field of the form${meant(field, Object.keys(fields))}`,
    ],
    [answers === undefined, `notify: “${field}” must be a choice, choices or a boolean`],
    [description?.secret === true, `notify: “${field}” is secret, and the choice of target would reveal it`],
    ...Object.keys(targets).map((answer): Mistake => [
      answers?.includes(answer) !== true,
      `notify: “${answer}” is not an answer of “${field}”${meant(answer, answers ?? [])}`,
    ]),
  ]
}

const isObject = (u: unknown): u is object => typeof u === 'object' && u !== null && !Array.isArray(u)

const isNames = (u: unknown): boolean =>
  typeof u === 'string' || (Array.isArray(u) && u.every((name) => typeof name === 'string'))

/** Whether a value is a list of names or made by `by`; code without types may pass anything. */
const isNotify = (notify: unknown): notify is Notify => {
  if (!isObject(notify)) return typeof notify !== 'string' && isNames(notify)
  const { field, targets } = notify as Partial<ByAnswer>
  return typeof field === 'string' && isObject(targets) && Object.values(targets).every(isNames)
}

/** The mistakes in a form's `notify`. */
export const notifyRules = (fields: Schema, notify: Notify | undefined): readonly Mistake[] => {
  if (notify === undefined) return []
  if (!isNotify(notify))
    return [[true, "notify must be a list of targets such as ['team'], or by('topic', { sales: 'team' })"]]
  const names = targetNames(notify)
  return [
    ...('field' in notify ? answerRules(fields, notify) : []),
    [names.length === 0, 'notify must name a target, or be left out'],
    [names.length > mostTargets, `notify names ${names.length} targets; the limit is ${mostTargets}`],
    ...names.map((name): Mistake => [
      !targetName.test(name),
      `notify: “${name}” is not a target name: 1 to 40 of a–z, 0–9 and -, starting with a letter`,
    ]),
  ]
}
