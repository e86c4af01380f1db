import { createHistogram } from 'node:perf_hooks'

/** Throughput and latency. */
export interface Rate {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly errors: number
}

/**
 * Repeats an action with a given concurrency for a given number of seconds; the first tenth warms up and does not
 * count.
 *
 * @param act returns whether it succeeded
 */
export const rateOf = async (
  act: (n: number) => Promise<boolean>,
  connections: number,
  seconds: number,
): Promise<Rate> => {
  const times = createHistogram()
  const counts = { begun: 0, done: 0, errors: 0 }
  const start = performance.now()
  const warm = start + seconds * 100
  const end = start + seconds * 1_000
  const connection = async (): Promise<void> => {
    while (performance.now() < end) {
      const began = performance.now()
      counts.begun += 1
      const fine = await act(counts.begun)
      if (!fine) counts.errors += 1
      if (began < warm) continue
      counts.done += 1
      times.record(Math.max(1, Math.round((performance.now() - began) * 1_000)))
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  return {
    perSecond: (1_000 * counts.done) / (performance.now() - warm),
    p50: times.percentile(50) / 1_000,
    p99: times.percentile(99) / 1_000,
    errors: counts.errors,
  }
}
