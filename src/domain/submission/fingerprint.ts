import { comparable } from '../field/comparable.js'
import type { Description } from '../field/description.js'
import { isEmpty } from '../field/field.js'
import type { AnyForm, Fields } from '../form/form.js'

/** Whether what was sent for a field is an answer. None at all, an empty one and an unticked box say the same. */
const isAnswer = ({ kind }: Description, sent: unknown, value: unknown): boolean => {
  if (value === undefined || isEmpty(sent)) return false
  if (kind === 'boolean') return value === true
  return kind !== 'choices' || !Array.isArray(sent) || !sent.every(isEmpty)
}

/**
 * What a person said, for the fingerprint by which a retry is recognised: decoded and as values are compared, so that every encoding
 * and spelling says the same, and without what the form's definition added. A new default, wording or computation of the form therefore
 * leaves a retry what it is.
 *
 * @param input what was sent, by name
 * @param fields what the form made of it
 * @returns the decoded answers; a consent as `true`, not the version of its wording; no defaults, no unticked boxes
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
