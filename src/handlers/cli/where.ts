import type { Condition } from '../../domain/reading/condition.js'
import { fieldNamed, namedCondition } from '../../domain/reading/former-condition.js'
import type { FormSummary } from '../../domain/contract/owner/form-answers.js'
import { note } from './output.js'

/** Collects the values of a repeatable option. */
export const gathered = (value: string, all: readonly string[] = []): readonly string[] => [...all, value]

/** Splits `field=value`. @throws if there is no `=` */
export const pairIn = (text: string): readonly [name: string, value: string] => {
  const at = text.indexOf('=')
  if (at < 1)
    throw new Error(`--where must be a field and its value, such as email=ada@example.org, not “${text}”`)
  return [text.slice(0, at), text.slice(at + 1)]
}

/** Hint for phone numbers: a national number depends on the sender's country. */
const hintFor = (kind: string): string =>
  kind === 'phone' ? '; write + and the country code before the number' : ''

/** The conditions of `--where`. @throws if the field cannot have the value */
export const conditionsIn = (
  { fields }: Pick<FormSummary, 'fields'>,
  where: readonly string[] = [],
  ignoreCase = false,
): readonly Condition[] =>
  where.map(pairIn).map(([name, typed]) => {
    const found = namedCondition(fields, [name, typed], { ignoreCase })
    if (found !== undefined) return found
    const { kind = '' } = fieldNamed(fields, name) ?? {}
    throw new Error(`“${typed}” is not a valid value of ${name} (${kind})${hintFor(kind)}`)
  })

const formerText = (owner: string, what: string, known: readonly string[]): string =>
  `“${owner}” has no ${what} now, so earlier submissions are searched for it. “${owner}” has: ${known.join(', ')}.`

/**
 * Notes fields that the form does not have now, and options that a field does not have now. They are searched in
 * earlier submissions, but may be mistyped.
 */
export const sayFormer = ({ name: form, fields }: FormSummary, where: readonly string[] = []): void => {
  for (const [name, value] of where.map(pairIn)) {
    const field = fieldNamed(fields, name)
    const options = field?.options?.map((each) => each.value)
    if (field === undefined)
      note(
        formerText(
          form,
          `field “${name}”`,
          fields.map((each) => each.name),
        ),
      )
    else if (options?.includes(value.trim()) === false)
      note(formerText(field.name, `answer “${value}”`, options))
  }
}
