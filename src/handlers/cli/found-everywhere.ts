import type { FormSummary } from '../../domain/contract/owner/form-answers.js'
import type { Condition } from '../../domain/reading/condition.js'
import { namedCondition } from '../../domain/reading/former-condition.js'
import { allStates } from '../../domain/submission/waiting.js'
import type { OwnerStore } from '../../ports/owner-store.js'
import { type Found, foundBy } from './found.js'
import { run } from './output.js'
import { pairIn } from './where.js'

/** Matches in one form. */
export interface FoundIn {
  readonly form: FormSummary
  readonly found: Found
}

/** Values to search for in every form. */
export interface WantedEverywhere {
  readonly where: readonly string[]
  readonly ignoreCase?: boolean | undefined
}

/**
 * The conditions that apply to a form, whose fields are found by their present and former names. A name that no field
 * has or had is a condition on values stored by earlier versions. Undefined if a field cannot have its value.
 */
const conditionsOn = (
  { fields }: FormSummary,
  pairs: readonly (readonly [name: string, value: string])[],
  ignoreCase: boolean,
): readonly Condition[] | undefined => {
  const all = pairs.map((pair) => namedCondition(fields, pair, { ignoreCase }))
  return all.every((each) => each !== undefined) ? all : undefined
}

const none: Found = { ids: [], shown: [], unreadable: [] }

/** Finds submissions with the wanted values, in all forms and states. @throws an error with the trouble's message */
export const foundEverywhere = async (
  store: OwnerStore,
  { where, ignoreCase = false }: WantedEverywhere,
): Promise<readonly FoundIn[]> => {
  const pairs = where.map(pairIn)
  const forms = await run(store.forms)
  const all: FoundIn[] = []
  for (const form of forms) {
    const conditions = conditionsOn(form, pairs, ignoreCase)
    const found =
      conditions === undefined ? none : await foundBy(store, form, { conditions, states: allStates })
    all.push({ form, found })
  }
  return all
}
