import type { PageAnswer } from '../../src/domain/contract/owner/submission-answers.js'
import { words } from './words/words.js'

/** Ids of submissions that cannot be read, and of those among them that a newer version wrote. */
export interface Unreadable {
  readonly ids: readonly string[]
  readonly newer: readonly string[]
}

export const noneUnreadable: Unreadable = { ids: [], newer: [] }

/** All unreadable submissions, including those of another page, each once. */
export const andUnreadable = (
  { ids, newer }: Unreadable,
  page: Pick<PageAnswer, 'unreadable' | 'newer'>,
): Unreadable => ({
  ids: [...new Set([...ids, ...(page.unreadable ?? [])])],
  newer: [...new Set([...newer, ...(page.newer ?? [])])],
})

/** A sentence for each reason why some are unreadable; `damaged` is for those that no update can read. */
export const unreadableTexts = (
  { ids, newer }: Unreadable,
  damaged: (count: number, ids: string) => string,
): readonly string[] => {
  const broken = ids.filter((id) => !newer.includes(id))
  return [
    ...(broken.length === 0 ? [] : [damaged(broken.length, broken.join(', '))]),
    ...(newer.length === 0 ? [] : [words().list.newer(newer.join(', '))]),
  ]
}
