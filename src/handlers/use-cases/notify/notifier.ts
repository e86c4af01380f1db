import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { braking } from './braking.js'
import { digests } from './mail/digests.js'
import { rememberedSwitches } from './off.js'
import type { Parts } from './parts.js'
import { reconcile } from './reconcile.js'
import { ring, type Record } from './ring.js'
import { summaries } from './mail/summaries.js'
import { sweep } from './sweep.js'
import { tell } from './tell.js'

/** Maximum milliseconds between two reconciliations. */
const quarter = 15 * 60_000

/** Result of a sweep. */
export interface SweepLine {
  readonly told: number
  /** Milliseconds by which the oldest due delivery is overdue; 0 if none is due. */
  readonly oldestDue: number
}

/** All tasks of the notifier. */
export interface Notifier {
  /** Handles records of the stream; returns the sequence number of the first one to deliver again. */
  readonly ring: (records: readonly Record[], deadline: Instant) => Promise<string | undefined>
  /**
   * Notifies due targets, sends summaries and daily digests, and reconciles submissions older than `lag` milliseconds.
   */
  readonly tick: (lag: number, deadline: Instant) => Promise<SweepLine>
}

/** Minimum milliseconds between two counts of held submissions. */
const leastPause = 15_000

/** Makes the notifier from its parts. */
export const notifier = (parts: Parts): Notifier => {
  const all = { ...parts, braking: braking(parts), ...rememberedSwitches(parts) }
  const ringing = { ...parts, tell: tell(all) }
  let reconciled: Instant = -1
  const reconcileInTurn = async (lag: number, deadline: Instant): Promise<void> => {
    const now = parts.clock()
    // With a stream the lag is long, and an occasional reconciliation is enough; a short lag stands in for a stream.
    if (now - reconciled < Math.min(lag, quarter) && reconciled <= now) return
    const failed = await reconcile(ringing)(now - lag, deadline)
    if (E.isRight(failed) && failed.right === 0) reconciled = now
  }
  let digested: Instant = -1
  const digestInTurn = async (lag: number, deadline: Instant): Promise<void> => {
    const now = parts.clock()
    if (now - digested < Math.min(Math.max(lag, leastPause), quarter) && digested <= now) return
    digested = now
    await digests(parts)(deadline)
  }
  return {
    ring: ring(ringing),
    tick: async (lag, deadline) => {
      const swept = await sweep(ringing)(deadline)
      await summaries(parts)(deadline)
      await reconcileInTurn(lag, deadline)
      await digestInTurn(lag, deadline)
      if (E.isLeft(swept)) return { told: 0, oldestDue: 0 }
      const { told, oldestDue } = swept.right
      return { told, oldestDue: oldestDue === undefined ? 0 : Math.max(0, parts.clock() - oldestDue) }
    },
  }
}
