import * as E from 'fp-ts/lib/Either.js'
import { troublePanel } from '../trouble.js'
import { inBatches } from './batches.js'
import { bulkParts, type BulkQuestion } from './bulk-parts.js'
import { jobOf, type JobOptions, type Tally } from './job.js'
import { onSameKey } from './same-key.js'
import { outcomeText, progressText } from './act-texts.js'
import { words } from '../words/words.js'

export interface BulkOptions extends BulkQuestion {
  readonly next: (signal: AbortSignal) => ReturnType<JobOptions['next']>
  readonly perform: (id: string, signal: AbortSignal) => ReturnType<JobOptions['perform']>
  /** Called with the ids that have left the list. */
  readonly onLeft: (ids: readonly string[]) => void
  /** Called at the end with the result, unless nothing was started. */
  readonly onEnd: (text: string) => void
}

/** The job of a dialog, with its tally, and whether it is running. */
const runOf = (options: BulkOptions, tell: (tally: Tally) => void) => {
  const { next, perform, onLeft } = options
  const stop = new AbortController()
  const left = inBatches(onLeft)
  const at: { tally: Tally | undefined; running: boolean } = { tally: undefined, running: false }
  const job = jobOf({
    next: () => next(stop.signal),
    perform: (id) => perform(id, stop.signal),
    signal: stop.signal,
    tell: (tally, id) => {
      at.tally = tally
      tell(tally)
      left.add(id)
    },
  })
  const run = async () => {
    at.running = true
    const answer = await job.run()
    at.running = false
    left.flush()
    if (E.isRight(answer)) at.tally = answer.right
    return answer
  }
  const end = (): void => {
    stop.abort()
    left.flush()
  }
  return { at, run, end }
}

/** Asks, applies the action with a progress report, and shows the result. Closing the dialog stops it. */
export const bulkDialog = (options: BulkOptions): void => {
  const { act, total, asks, onEnd } = options
  const { dialog, text, notice, begin, toRunning, toDone, advance } = bulkParts(options, () => start())
  const { at, run, end } = runOf(options, (tally) => {
    advance(tally.done + tally.gone)
    text.textContent = progressText(act, tally, total)
  })
  const go = async (): Promise<void> => {
    notice.replaceChildren()
    const answer = await run()
    if (E.isRight(answer)) {
      text.textContent = outcomeText(act, answer.right)
      toDone()
      // Complete success needs no confirmation.
      if (answer.right.refused.size === 0) dialog.close()
    } else if (answer.left.kind !== 'stopped') notice.replaceChildren(troublePanel(answer.left, go))
  }
  const start = (): void => {
    if (at.running || at.tally !== undefined) return
    toRunning()
    void go()
  }
  dialog.addEventListener('close', () => {
    const wasRunning = at.running
    end()
    if (at.tally === undefined) return
    const text = outcomeText(act, at.tally)
    onEnd(wasRunning ? words().acts.stopped(text) : text)
  })
  if (asks) onSameKey(dialog, act, begin)
  dialog.showModal()
  if (!asks) start()
}
