import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { FormSummary } from '../../domain/contract/owner/form-answers.js'
import type { FullRow } from '../../domain/contract/owner/submission-answers.js'
import { searchFor } from '../../domain/reading/search/search.js'
import type { OwnerStore, Trouble } from '../../ports/owner-store.js'

/** A submission in which something was found. */
export interface Hit {
  readonly submission: FullRow
  /** The names of the fields in which it was found. */
  readonly names: readonly string[]
}

/** One page of a search. */
export interface SearchedPage {
  /** Submissions looked at. */
  readonly read: number
  readonly hits: readonly Hit[]
  /** The ids of those that cannot be read, of which nobody knows what they hold. */
  readonly unreadable: readonly string[]
}

/**
 * The use case: the submissions of a form's state in which a text was typed, the newest first, page after page.
 *
 * @returns or undefined where the text has nothing visible to look for
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
        E.map(({ submissions, unreadable = [] }) => ({
          read: submissions.length + unreadable.length,
          hits: hitsIn(submissions),
          unreadable,
        })),
      )
  }
}
