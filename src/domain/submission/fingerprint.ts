import { comparable } from '../field/comparable.js'
import type { Description } from '../field/description.js'
import { isEmpty } from '../field/field.js'
import type { AnyForm, Fields } from '../form/form.js'

/**
 * Whether the value sent for a field is an answer. A missing value, an empty one and an unticked box all count as none.
 */
const isAnswer = ({ kind }: Description, sent: unknown, value: unknown): boolean => {
  if (value === undefined || isEmpty(sent)) return false
  if (kind === 'boolean') return value === true
  return kind !== 'choices' || !Array.isArray(sent) || !sent.every(isEmpty)
}

/**
 * The answers of a person, for the fingerprint that recognises a retry: decoded and in comparable form, so that
 * encoding and spelling do not matter, and without anything added by the form's definition. A retry therefore stays a
 * retry when the form gets a new default, wording or computation.
 *
 * @param input the values as sent, by name
 * @param fields the values as the form decoded them
 * @returns decoded answers without defaults and unticked boxes; a consent is `true`, not the version of its wording
 */
export const answersIn = (form: AnyForm, input: Fields, fields: Fields): Fields => {
  const answers: Record<string, unknown> = {}
  for (const [name, { description }] of Object.entries(form.fields)) {
    const sent = Object.hasOwn(input, name) ? input[name] : undefined
    if (isAnswer(description, sent, fields[name]))
      answers[name] = description.kind === 'consent' ? true : comparable(description.kind, fields[name])
  }
  return answers
}
