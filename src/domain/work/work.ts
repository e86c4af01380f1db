import type { Instant } from '../kernel/instant.js'
import type { SubmissionId } from '../submission/identity.js'

/** Progress of the owners' work on a submission. */
export type WorkState = 'new' | 'doing' | 'done'

/** What an owner records about their work on a submission. */
export interface WorkInput {
  readonly state: WorkState
  /** The person it is assigned to: a name or an address of up to 200 code points. */
  readonly for?: string | undefined
  /** Up to 4,000 code points. */
  readonly note?: string | undefined
}

/** The owners' work on a submission, stored beside it and never in it. */
export interface Work extends WorkInput {
  readonly form: string
  readonly id: SubmissionId
  /** Raised by each write; 0 before the first. */
  readonly rev: number
  /** The last writer, by the name that owner sign-in gives. */
  readonly by: string
  readonly at: Instant
  /** Epoch seconds: the expiry of its submission. */
  readonly expiresAt?: number | undefined
}

/** The remains of the work on an erased submission, so that no concurrent write brings it back. */
export interface GoneWork {
  readonly form: string
  readonly id: SubmissionId
  readonly rev: number
  readonly gone: true
  readonly expiresAt: number
}

/** A stored item of work. */
export type KeptWork = Work | GoneWork

export const isGoneWork = (kept: KeptWork): kept is GoneWork => 'gone' in kept

const day = 86_400

/** The remains of an erased submission's work: no content, kept for a day. */
export const goneWork = ({ form, id, rev }: KeptWork, now: Instant): GoneWork => ({
  form,
  id,
  rev,
  gone: true,
  expiresAt: Math.floor(now / 1000) + day,
})

/** The revision of the work as an entity tag; `"0"` if there is none yet. */
export const workTag = (work: { readonly rev: number } | undefined): string => `"${work?.rev ?? 0}"`

/**
 * Whether a write with these tags (`If-Match`) may replace the stored work. Without tags, it may only if no work is
 * stored.
 */
export const mayWrite = (
  ifMatch: string | undefined,
  present: { readonly rev: number } | undefined,
): boolean => {
  const seen = (ifMatch ?? workTag(undefined)).split(',').map((tag) => tag.trim())
  return seen.includes('*') || seen.includes(workTag(present))
}
