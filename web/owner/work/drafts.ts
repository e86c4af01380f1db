import type { WorkBody } from '../../../src/domain/contract/owner/work-answers.js'

/** Work that was typed but not saved, with the version that it will replace. */
export interface Draft {
  readonly work: WorkBody
  readonly etag: string
}

/** Drafts by submission, in this page's memory: they stay while the owner looks at another submission. */
const drafts = new Map<string, Draft>()

const keyOf = (form: string, id: string): string => `${form} ${id}`

export const draftOf = (form: string, id: string): Draft | undefined => drafts.get(keyOf(form, id))

/** Keeps a draft; undefined drops it. */
export const keepDraft = (form: string, id: string, draft: Draft | undefined): void => {
  if (draft === undefined) drafts.delete(keyOf(form, id))
  else drafts.set(keyOf(form, id), draft)
}

/** Drops all drafts, as their author has left. */
export const forgetDrafts = (): void => drafts.clear()
