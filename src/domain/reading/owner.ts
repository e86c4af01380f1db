import { base32 } from '../kernel/base32.js'
import type { Digest } from '../submission/identity.js'

/** Who may read the submissions of some forms. */
export interface Owner {
  /** Names the person or program, as whoever vouches for them does. */
  readonly subject: string
  /** The forms by name, or all of them. */
  readonly forms: ReadonlySet<string> | 'all'
}

/** What stands between the parts of a subject, which may be an ARN. */
const separators = /([\s/:|]+)/

/**
 * A subject as a log may name it: an e-mail address in it becomes the start of its SHA-256 digest in base32, by which
 * whoever knows the address finds it.
 */
export const subjectInLog = (digest: Digest, { subject }: Owner): string =>
  subject
    .split(separators)
    .map((part) => (part.includes('@') ? `sha256-${base32(digest(part)).slice(0, 26)}` : part))
    .join('')

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
