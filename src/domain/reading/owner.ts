import { base32 } from '../kernel/base32.js'
import type { Digest } from '../submission/identity.js'

/** A person or program that may read the submissions of some forms. */
export interface Owner {
  /** The name of the person or program, as the authentication states it. */
  readonly subject: string
  /** Names of the forms, or all of them. */
  readonly forms: ReadonlySet<string> | 'all'
}

/** Separators of the parts of a subject, which may be an ARN. */
const separators = /([\s/:|]+)/

/**
 * A subject as logs may contain it: e-mail addresses are replaced by the start of their SHA-256 digest in base32, by
 * which anyone who knows the address can find it.
 */
export const subjectInLog = (digest: Digest, { subject }: Owner): string =>
  subject
    .split(separators)
    .map((part) => (part.includes('@') ? `sha256-${base32(digest(part)).slice(0, 26)}` : part))
    .join('')

/** Whether an owner may read a form. To anyone else it does not exist. */
export const owns = ({ forms }: Owner, form: string): boolean => forms === 'all' || forms.has(form)

/**
 * The forms in a claim: a list of names, or names separated by spaces or commas; `*` means all. Any other claim grants
 * none.
 */
export const formsInClaim = (claim: unknown): Owner['forms'] => {
  const names = typeof claim === 'string' ? claim.split(/[\s,]+/) : Array.isArray(claim) ? claim : []
  const texts = names.filter((name): name is string => typeof name === 'string' && name !== '')
  return texts.includes('*') ? 'all' : new Set(texts)
}
