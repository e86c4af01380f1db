import * as E from 'fp-ts/lib/Either.js'
import { beFrugal } from '../../adapters/system/frugal.js'
import { progress } from '../../adapters/terminal/progress.js'
import type { FormSummary } from '../../domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../domain/contract/owner/submission-answers.js'
import type { Condition } from '../../domain/reading/condition.js'
import type { OwnerStore } from '../../ports/owner-store.js'
import { matching } from '../use-cases/reading/matching.js'
import { formNamed } from './place.js'
import { conditionsIn } from './where.js'

/** Maximum shown in full before somebody is asked. */
export const mostShown = 20

/** What a command is about: every id, and the first of them in full. */
export interface Found {
  readonly ids: readonly string[]
  readonly shown: readonly SubmissionAnswer[]
  /** Those of which nobody knows whether they have the value. */
  readonly unreadable: readonly string[]
}

/** By which values to search, and among which submissions. */
export interface Wanted {
  readonly form: string
  readonly where?: readonly string[]
  readonly ignoreCase?: boolean
  /** One after the other. */
  readonly states: readonly string[]
}

/** What holds of those that are looked for, and among which states. */
export interface Looked {
  readonly conditions: readonly Condition[]
  readonly states: readonly string[]
}

/** Every submission of some states that has the values. @throws an error with the sentence of what stands against it */
export const foundWhere = async (
  store: OwnerStore,
  { form, where, ignoreCase, states }: Wanted,
): Promise<Found> => {
  const summary = await formNamed(store, form)
  return foundBy(store, summary, { conditions: conditionsIn(summary, where, ignoreCase), states })
}

/** Every submission of some states of which some conditions hold. @throws an error with the sentence of what stands against it */
export const foundBy = async (
  store: OwnerStore,
  summary: FormSummary,
  { conditions, states }: Looked,
): Promise<Found> => {
  beFrugal()
  const bar = progress(`Searching ${summary.name}`, 'read')
  const [ids, shown, unreadable]: [string[], SubmissionAnswer[], string[]] = [[], [], []]
  const until = Date.now()
  let [read, from] = [0, until]
  try {
    for (const state of states)
      for await (const step of matching(store)(summary, { conditions, state })) {
        if (E.isLeft(step)) throw new Error(step.left.message)
        const { read: more, found, at } = step.right
        unreadable.push(...step.right.unreadable)
        ids.push(...found.map(({ id }) => id))
        shown.push(...found.slice(0, mostShown - shown.length))
        read += more
        from = Math.min(from, at)
        bar.update(until > from ? Math.min(1, (at - from) / (until - from)) : 1, read)
      }
  } finally {
    bar.end()
  }
  return { ids, shown, unreadable }
}
