import type { OwnerDirectory, OwnerState } from './owner-directory.js'

/** All forms, including future ones. */
export const everyForm = ['*'] as const

/** Names of forms as part of a sentence. */
export const formsText = (forms: readonly string[]): string => {
  if (forms.includes('*')) return 'all forms'
  return forms.length === 0 ? 'no form' : forms.join(', ')
}

/** The result as a sentence, depending on the owner's previous state. */
const saidOf = (address: string, state: OwnerState | undefined, forms: string): string => {
  if (state === undefined) return `${address} has been invited by e-mail to read ${forms}.`
  if (state === 'active') return `${address} has an account already, and can read ${forms}.`
  return state === 'off'
    ? `${address} may read ${forms}, but cannot sign in: the user is disabled in Cognito.`
    : `${address} has never signed in, and has been sent another invitation to read ${forms}.`
}

/**
 * Gives an owner access to forms, and returns the result as a sentence. Someone who was invited but never signed in
 * gets another invitation; someone who has signed in gets none.
 *
 * @param forms if omitted, access does not change; a new owner gets every form
 */
export const invite = async (
  directory: OwnerDirectory,
  address: string,
  forms: readonly string[],
): Promise<string> => {
  const { state, forms: had = [] } = (await directory.find(address)) ?? {}
  if (state !== 'active' && state !== 'off') await directory.invite(address, state !== undefined)
  const wanted = forms.length === 0 && had.length === 0 ? everyForm : forms
  await directory.allow(address, wanted)
  return saidOf(address, state, formsText([...new Set([...had, ...wanted])].sort()))
}
