import type { OwnerDirectory, OwnerState } from './owner-directory.js'

/** Every form, those of later included. */
export const everyForm = ['*'] as const

/** Names of forms in a sentence. */
export const formsText = (forms: readonly string[]): string => {
  if (forms.includes('*')) return 'all forms'
  return forms.length === 0 ? 'no form' : forms.join(', ')
}

/** What became of it, by what the directory knew of them before. */
const saidOf = (address: string, state: OwnerState | undefined, forms: string): string => {
  if (state === undefined) return `${address} is invited by mail to read ${forms}.`
  if (state === 'active') return `${address} signs in already, and reads ${forms}.`
  return state === 'off'
    ? `${address} reads ${forms}, and cannot sign in: the user is disabled in Cognito.`
    : `${address} has never signed in, and is sent another invitation to read ${forms}.`
}

/**
 * Makes somebody an owner of forms, and says in a sentence what became of it. Who was invited and never signed in gets
 * another invitation; who has signed in gets none.
 *
 * @param forms none where nothing is to change; for somebody new that is every form
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
