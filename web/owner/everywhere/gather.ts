import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { FullRow } from '../../../src/domain/contract/owner/submission-answers.js'
import { valueIn } from '../../../src/domain/reading/person/value-in.js'
import { allStates } from '../../../src/domain/submission/waiting.js'
import type { Api, Asked } from '../api.js'
import { patiently } from '../patience.js'
import { stopped } from '../trouble.js'

/** A submission with the value, and the fields that have it. */
export interface Hit {
  readonly form: FormSummary
  readonly submission: FullRow
  readonly names: readonly string[]
}

export interface GatherOptions {
  readonly api: Api
  readonly forms: readonly FormSummary[]
  readonly value: string
  readonly signal: AbortSignal
  /** Called for each page with the number read so far and its hits. */
  readonly tell: (read: number, hits: readonly Hit[]) => void
}

/** Ids of unreadable submissions, whose values are unknown. */
export type Unreadable = readonly string[]

/** Finds submissions with a value in all forms and states, and reports them as they are found. */
export const gather = async ({ api, forms, value, signal, tell }: GatherOptions): Asked<Unreadable> => {
  let read = 0
  const damaged: string[] = []
  for (const form of forms) {
    const find = valueIn(form.fields, value)
    for (const state of allStates) {
      let cursor: string | undefined
      do {
        const query = new URLSearchParams({ state, limit: '200', ...(cursor !== undefined && { cursor }) })
        const answer = await patiently(() => api.full(form.name, query, signal), signal)
        if (signal.aborted) return E.left(stopped())
        if (E.isLeft(answer)) return answer
        const { submissions, unreadable = [] } = answer.right
        damaged.push(...unreadable.map((id) => `${form.name} ${id}`))
        read += submissions.length
        tell(
          read,
          submissions.flatMap((submission) => {
            const names = find(submission.fields)
            return names.length === 0 ? [] : [{ form, submission, names }]
          }),
        )
        cursor = answer.right.cursor
      } while (cursor !== undefined)
    }
  }
  return E.right(damaged)
}
