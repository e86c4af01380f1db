import type { FormSummary } from '../../domain/contract/owner/form-answers.js'
import { type Condition, condition } from '../../domain/reading/condition.js'
import { formerCondition } from '../../domain/reading/person/value-in.js'
import { allStates } from '../../domain/submission/waiting.js'
import type { OwnerStore } from '../../ports/owner-store.js'
import { type Found, foundBy } from './found.js'
import { run } from './output.js'
import { pairIn } from './where.js'

/** What a form has of what was looked for. */
export interface FoundIn {
  readonly form: FormSummary
  readonly found: Found
}

/** By which values to search every form. */
export interface WantedEverywhere {
  readonly where: readonly string[]
  readonly ignoreCase?: boolean | undefined
}

/**
 * The conditions on a form: on its field of the name; where it has none, on what an earlier version of it may have
 * stored under the name. Undefined where its field can have no such value.
 */
const conditionsOn = (
  { fields }: FormSummary,
  pairs: readonly (readonly [name: string, value: string])[],
  ignoreCase: boolean,
): readonly Condition[] | undefined => {
  const all = pairs.map(([name, typed]) => {
    const field = fields.find((each) => each.name === name)
    return field === undefined ? formerCondition(name, typed) : condition(field, typed, { ignoreCase })
  })
  return all.every((each) => each !== undefined) ? all : undefined
}

const none: Found = { ids: [], shown: [], unreadable: [] }

/** Every submission of every form that has the values, whatever its state. @throws an error with the sentence of what stands against it */
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
