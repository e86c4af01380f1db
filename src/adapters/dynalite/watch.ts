import { setTimeout as sleep } from 'node:timers/promises'
import type { ProcessEnd, Running } from './launch.js'
import { ping } from './ping.js'

const pingEvery = 1_000
const pingPatience = 2_000
/** Missed pings that count as a hang: two, as one may be late after this process or the machine slept. */
const missesToHang = 2

/** Waits for the process to end, and kills it if it stops answering: within 7 s of its last answer. */
export const watch = async ({ port, kill, ended }: Running): Promise<ProcessEnd> => {
  const over = new AbortController()
  const untilItHangs = async (): Promise<boolean> => {
    for (let misses = 0; misses < missesToHang;) {
      await sleep(pingEvery, undefined, { signal: over.signal, ref: false })
      misses = (await ping(port, pingPatience)) ? 0 : misses + 1
    }
    if (!over.signal.aborted) kill()
    return !over.signal.aborted
  }
  const hung = untilItHangs().catch(() => false)
  const ending = await ended
  over.abort()
  return (await hung) ? { reason: 'it did not answer', deliberate: false } : ending
}
