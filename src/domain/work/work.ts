import type { Instant } from '../kernel/instant.js'
import type { SubmissionId } from '../submission/identity.js'

/** How far somebody is with a submission. */
export type WorkState = 'new' | 'doing' | 'done'

/** What an owner says of their work on a submission. */
export interface WorkInput {
  readonly state: WorkState
  /** Whom it is for: a name or an address, up to 200 code points. */
  readonly for?: string | undefined
  /** Up to 4,000 code points. */
  readonly note?: string | undefined
}

/** The owners' work on a submission: beside it, never in it. */
export interface Work extends WorkInput {
  readonly form: string
  readonly id: SubmissionId
  /** Raised by each write; 0 before the first. */
  readonly rev: number
  /** Who wrote it last, as whoever signs owners in names them. */
  readonly by: string
  readonly at: Instant
  /** Epoch seconds: it goes with its submission. */
  readonly expiresAt?: number | undefined
}

/** What is left where the submission was erased, so that no write that is under way brings it back. */
export interface GoneWork {
  readonly form: string
  readonly id: SubmissionId
  readonly rev: number
  readonly gone: true
  readonly expiresAt: number
}

/** Work as it is kept. */
export type KeptWork = Work | GoneWork

export const isGoneWork = (kept: KeptWork): kept is GoneWork => 'gone' in kept

const day = 86_400

/** What is left of a submission's work once it is erased: nothing of it, for a day. */
export const goneWork = ({ form, id, rev }: KeptWork, now: Instant): GoneWork => ({
  form,
  id,
  rev,
  gone: true,
  expiresAt: Math.floor(now / 1000) + day,
})

/** The revision of a work as an entity tag; `"0"` is that of one that nobody has begun. */
export const workTag = (work: { readonly rev: number } | undefined): string => `"${work?.rev ?? 0}"`

/** Whether a write that has seen these tags (`If-Match`) may take the place of what is there. Without one, of nothing. */
export const mayWrite = (
  ifMatch: string | undefined,
  present: { readonly rev: number } | undefined,
): boolean => {
  const seen = (ifMatch ?? workTag(undefined)).split(',').map((tag) => tag.trim())
  return seen.includes('*') || seen.includes(workTag(present))
}
