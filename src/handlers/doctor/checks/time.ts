import type { ProbeAnswer } from '../../../ports/probe.js'
import { type Check, fine, left, wrong } from '../check.js'
import { formPage } from '../shared-requests.js'
import { accepted, sendJson } from '../test-submission.js'
import type { Visit } from '../visit.js'

/** Maximum clock skew in seconds; above it, times in lists and tokens are wrong. */
const mostSkew = 60

const clock: Check = {
  id: 'clock',
  title: 'Clock',
  look: async (visit) => {
    // A new request, as the time in an earlier answer is past.
    const answer = await visit.send({ method: 'OPTIONS', url: visit.target.address })
    const there = Date.parse(answer.headers.get('date') ?? '')
    if (Number.isNaN(there)) return left('the server sends no valid Date header')
    const seconds = Math.round((there - visit.clock()) / 1000)
    return Math.abs(seconds) <= mostSkew
      ? fine(`${Math.abs(seconds)} s apart`)
      : wrong(
          `the server’s clock is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} this machine’s`,
          'One of the two clocks is wrong. If the server runs on AWS, it is this machine’s, and AWS refuses requests that this machine signs.',
          'Synchronise this machine’s clock with the network (timedatectl set-ntp true on Linux); if it is right, synchronise the server’s.',
        )
  },
}

/** Value below which a share of all values lies. */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0

/**
 * Returns a function that sends the request to time: a replay of the test, which reaches the table, or else a request
 * for the form's page, which costs nothing.
 */
const oneTry = async (visit: Visit): Promise<() => Promise<ProbeAnswer>> => {
  const sent = visit.mode === 'test' ? await accepted(visit) : undefined
  if (sent !== undefined) return () => sendJson(visit, sent.values, sent.key)
  return () => visit.send({ method: 'GET', url: visit.target.address, headers: { accept: 'text/html' } })
}

const latency: Check = {
  id: 'latency',
  title: 'Latency',
  look: async (visit) => {
    await formPage(visit)
    const next = await oneTry(visit)
    const times: number[] = []
    for (let n = 0; n < visit.timed; n += 1) times.push((await next()).milliseconds)
    const sorted = times.toSorted((a, b) => a - b)
    const [middle, high] = [percentile(sorted, 0.5), percentile(sorted, 0.95)].map(Math.round)
    const told = `p50 ${middle ?? 0} ms, p95 ${high ?? 0} ms of ${visit.timed} requests`
    return (high ?? 0) <= visit.slow
      ? fine(told)
      : wrong(
          `slow: ${told}`,
          'The region is far away, the function has too little memory and so too little CPU, or the table is throttled.',
          'Run the doctor from a machine near the region first. If it is slow there too, give the function 512 MB or more, and check the throttles in the table’s metrics.',
        )
  },
}

export const timeChecks: readonly Check[] = [clock, latency]
