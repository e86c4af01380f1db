import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { FormSummary } from '../../../domain/contract/owner/form-answers.js'
import type { FullRow } from '../../../domain/contract/owner/submission-answers.js'
import { searchFor } from '../../../domain/reading/search/search.js'
import type { OwnerStore, Trouble } from '../../../ports/owner-store.js'

/** A submission that contains the text. */
export interface Hit {
  readonly submission: FullRow
  /** Names of the fields that contain it. */
  readonly names: readonly string[]
}

/** A page of search results. */
export interface SearchedPage {
  /** Number of submissions searched. */
  readonly read: number
  readonly hits: readonly Hit[]
  /** Ids of unreadable submissions, whose values are unknown. */
  readonly unreadable: readonly string[]
  /** Ids of the unreadable submissions that a newer version of DynamoSync wrote, if known. */
  readonly newer?: readonly string[] | undefined
}

/**
 * The use case: finds the submissions of a form and state that contain a typed text, newest first, page by page.
 *
 * @returns the pages, or undefined if the text has no visible character to search for
 */
export const searchSubmissions = (
  store: Pick<OwnerStore, 'whole'>,
  form: FormSummary,
  text: string,
): ((state: string) => AsyncGenerator<E.Either<Trouble, SearchedPage>>) | undefined => {
  const search = searchFor(form.fields, text)
  if (search === undefined) return undefined
  const hitsIn = (rows: readonly FullRow[]): readonly Hit[] =>
    rows.flatMap((submission) => {
      const names = search(submission)
      return names === undefined ? [] : [{ submission, names }]
    })
  return async function* (state) {
    for await (const page of store.whole(form.name, { order: 'newest', state }))
      yield pipe(
        page,
        E.map(({ submissions, unreadable = [], newer }) => ({
          read: submissions.length + unreadable.length,
          hits: hitsIn(submissions),
          unreadable,
          newer,
        })),
      )
  }
}
