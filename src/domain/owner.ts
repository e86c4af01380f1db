/** Who may read the submissions of some forms. */
export interface Owner {
  /** Names the person or program, as whoever vouches for them does. */
  readonly subject: string
  /** The forms by name, or all of them. */
  readonly forms: ReadonlySet<string> | 'all'
}

/** Whether a form is theirs. To anyone else it does not exist. */
export const owns = ({ forms }: Owner, form: string): boolean => forms === 'all' || forms.has(form)

/**
 * The forms that a claim names: a list of names, or names between spaces or commas; `*` is all. Anything else is none.
 */
export const formsInClaim = (claim: unknown): Owner['forms'] => {
  const names = typeof claim === 'string' ? claim.split(/[\s,]+/) : Array.isArray(claim) ? claim : []
  const texts = names.filter((name): name is string => typeof name === 'string' && name !== '')
  return texts.includes('*') ? 'all' : new Set(texts)
}
