import forms from '../../../forms/index.js'
import { batchReply, streamRecords } from '../../adapters/lambda/stream-event.js'
import { notifyConfigurationFrom } from '../../adapters/system/notify-configuration.js'
import { formsOf } from '../../domain/form/form.js'
import { notifying } from '../wiring/notifying.js'
import { valid } from '../wiring/valid.js'

const configuration = valid(notifyConfigurationFrom(process.env))

const write = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

const { ring, tick } = notifying(configuration, formsOf(forms), (line) => write({ told: line }))

/** Milliseconds by which reconciliation lags behind the stream. */
const usualLag = 15 * 60_000

const lagIn = (event: unknown): number => {
  const { lag } = (event ?? {}) as { readonly lag?: unknown }
  return typeof lag === 'number' && lag >= 0 ? lag : usualLag
}

/** The part of Lambda's context of a call that is used here. */
interface Context {
  readonly getRemainingTimeInMillis: () => number
}

/**
 * The deployed notifying function. Takes records of the table's stream and returns the first that failed; also takes
 * the schedule's event.
 */
export const handler = async (event: unknown, context: Context): Promise<unknown> => {
  const deadline = Date.now() + context.getRemainingTimeInMillis() - 2_000
  const records = streamRecords(event)
  if (records === undefined) {
    const swept = await tick(lagIn(event), deadline)
    if (swept.told > 0 || swept.oldestDue > 0) write({ swept })
    return swept
  }
  return batchReply(await ring(records, deadline))
}
