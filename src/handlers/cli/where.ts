import { condition, type Condition } from '../../domain/reading/condition.js'
import type { FormSummary } from '../../domain/contract/owner/form-answers.js'

/** Collects the values of a repeatable option. */
export const gathered = (value: string, all: readonly string[] = []): readonly string[] => [...all, value]

/** Splits `field=value`. @throws if there is no `=` */
export const pairIn = (text: string): readonly [name: string, value: string] => {
  const at = text.indexOf('=')
  if (at < 1)
    throw new Error(`--where is a field and its value, such as email=ada@example.org, not “${text}”`)
  return [text.slice(0, at), text.slice(at + 1)]
}

/** Hint for phone numbers: a national number depends on the sender's country. */
const hintFor = (kind: string): string =>
  kind === 'phone' ? '; write + and the country code before the number' : ''

/** The conditions of `--where`. @throws if the form lacks the field, or the field cannot have the value */
export const conditionsIn = (
  { name: form, fields }: FormSummary,
  where: readonly string[] = [],
  ignoreCase = false,
): readonly Condition[] =>
  where.map(pairIn).map(([name, typed]) => {
    const field = fields.find((each) => each.name === name)
    if (field === undefined) {
      const names = fields.map((each) => each.name)
      throw new Error(`the form “${form}” has no field “${name}”; it has: ${names.join(', ')}`)
    }
    const found = condition(field, typed, { ignoreCase })
    if (found === undefined)
      throw new Error(`“${typed}” is no value that ${name} (${field.kind}) can have${hintFor(field.kind)}`)
    return found
  })
