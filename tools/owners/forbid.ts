import { tokenMinutes } from '../../infra/owners/terms.js'
import { note, print } from '../../src/adapters/terminal/output.js'
import { Stop } from '../deploy/stop.js'
import { formsText } from './invite.js'
import { assertForms } from './known-forms.js'
import type { OwnerDirectory, OwnerEntry } from './owner-directory.js'

/** A stage's user pool, and how to name the stage in a command. */
export interface Pool {
  readonly directory: OwnerDirectory
  /** Such as `--stage prod`. */
  readonly at: string
}

/** Takes access to forms from an owner. @throws Stop if the owner can read all forms, and so would keep access */
export const forbid = async (
  { directory, at }: Pool,
  { address, forms }: OwnerEntry,
  named: readonly string[],
): Promise<void> => {
  if (forms.includes('*') && !named.includes('*'))
    throw new Stop(
      `${address} can read all forms, including ${named.join(', ')}. First add the forms to keep, then remove “*”.`,
      `npx dynamosync owners add ${address} --form NAME ${at}\n  npx dynamosync owners remove ${address} --form '*' ${at}`,
    )
  const [taken, others] = [true, false].map((had) => named.filter((form) => forms.includes(form) === had))
  await assertForms(others ?? [])
  for (const form of others ?? []) note(`${address} had no access to ${form}.`)
  await directory.forbid(address, taken ?? [])
  for (const form of taken ?? [])
    print(
      `${address} can no longer read ${formsText([form])} once their token expires, within ${tokenMinutes} minutes.`,
    )
}
