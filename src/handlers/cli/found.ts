import * as E from 'fp-ts/lib/Either.js'
import { beFrugal } from '../../adapters/system/frugal.js'
import { progress } from '../../adapters/terminal/progress.js'
import type { FormSummary } from '../../domain/contract/owner/form-answers.js'
import type { SubmissionAnswer } from '../../domain/contract/owner/submission-answers.js'
import type { Condition } from '../../domain/reading/condition.js'
import type { OwnerStore } from '../../ports/owner-store.js'
import { matching } from '../use-cases/reading/matching.js'
import { formNamed } from './place.js'
import { conditionsIn, sayFormer } from './where.js'

/** Maximum submissions shown in full before asking. */
export const mostShown = 20

/** Submissions to act on: all ids, and the first ones in full. */
export interface Found {
  readonly ids: readonly string[]
  readonly shown: readonly SubmissionAnswer[]
  /** Ids of unreadable submissions, whose values are unknown. */
  readonly unreadable: readonly string[]
  /** Ids of the unreadable submissions that a newer version of DynamoSync wrote, if known. */
  readonly newer?: readonly string[] | undefined
}

/** Values to search for, and the states to search. */
export interface Wanted {
  readonly form: string
  readonly where?: readonly string[]
  readonly ignoreCase?: boolean
  /** States, searched in this order. */
  readonly states: readonly string[]
}

/** Conditions to search for, and the states to search. */
export interface Looked {
  readonly conditions: readonly Condition[]
  readonly states: readonly string[]
}

/** Finds all submissions in some states that have the wanted values. @throws an error with the trouble's message */
export const foundWhere = async (
  store: OwnerStore,
  { form, where, ignoreCase, states }: Wanted,
): Promise<Found> => {
  const summary = await formNamed(store, form)
  sayFormer(summary, where)
  return foundBy(store, summary, { conditions: conditionsIn(summary, where, ignoreCase), states })
}

/** Finds all submissions in some states that meet all conditions. @throws an error with the trouble's message */
export const foundBy = async (
  store: OwnerStore,
  summary: FormSummary,
  { conditions, states }: Looked,
): Promise<Found> => {
  beFrugal()
  const bar = progress(`Searching ${summary.name}`, 'read')
  const [ids, shown]: [string[], SubmissionAnswer[]] = [[], []]
  const [unreadable, newer]: [string[], string[]] = [[], []]
  const until = Date.now()
  let [read, from] = [0, until]
  try {
    for (const state of states)
      for await (const step of matching(store)(summary, { conditions, state })) {
        if (E.isLeft(step)) throw new Error(step.left.message)
        const { read: more, found, at } = step.right
        unreadable.push(...step.right.unreadable)
        newer.push(...(step.right.newer ?? []))
        ids.push(...found.map(({ id }) => id))
        shown.push(...found.slice(0, mostShown - shown.length))
        read += more
        from = Math.min(from, at)
        bar.update(until > from ? Math.min(1, (at - from) / (until - from)) : 1, read)
      }
  } finally {
    bar.end()
  }
  return { ids, shown, unreadable, newer }
}
