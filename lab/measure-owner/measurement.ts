/** The environment of the measurements. */
export interface Place {
  /** Address of `npm start`, such as `http://localhost:3000`. */
  readonly site: string
  /** Endpoint of the store, and the table's name. */
  readonly endpoint: string
  readonly table: string
  /** The owner's token. */
  readonly token: string
  readonly form: string
  /** Number of stored submissions of the form. */
  readonly rows: number
  /** Time of the last submission, and the period since the first: in milliseconds. */
  readonly filledAt: number
  readonly span: number
  /** Repetitions of each request. */
  readonly times: number
}

/** One line of the result. */
export interface Line {
  readonly what: string
  readonly measured: string
  /** Left out if nothing is promised. */
  readonly target?: string
  readonly met: boolean
}

/** Measures one part of the owner's side. */
export type Measurement = (place: Place) => Promise<Line>

/** A percentile of durations in milliseconds. */
export const quantile = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * part) - 1] ?? NaN

const textOf = (times: readonly number[]): string =>
  `median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, of ${times.length}`

const ask = ({ site, form, token }: Place, path: string): Promise<Response> =>
  fetch(`${site}/api/forms/${form}/${path}`, { headers: { authorization: `Bearer ${token}` } })

/** Requests the owner's API as a program does: milliseconds until the complete answer. */
const timed = async (place: Place, path: string): Promise<number> => {
  const began = performance.now()
  const reply = await ask(place, path)
  await reply.arrayBuffer()
  if (!reply.ok) throw new Error(`${path} was answered with ${reply.status}`)
  return performance.now() - began
}

/** Repeats a request; the first opens the connection and does not count. */
export const requests =
  (what: string, path: string, slowest?: number): Measurement =>
  async (place) => {
    await timed(place, path)
    const times: number[] = []
    for (let n = 0; n < place.times; n += 1) times.push(await timed(place, path))
    const target = slowest === undefined ? {} : { target: `p95 ≤ ${slowest} ms` }
    return { what, measured: textOf(times), ...target, met: quantile(times, 0.95) <= (slowest ?? Infinity) }
  }

const mostTries = 20

/** Measures a request whose first call is expensive, and answered with 503 until its work is done. */
export const once =
  (what: string, path: string): Measurement =>
  async (place) => {
    const began = performance.now()
    for (let tries = 1; ; tries += 1) {
      const reply = await ask(place, path)
      await reply.arrayBuffer()
      const measured = `${((performance.now() - began) / 1_000).toFixed(1)} s, ${tries} ${tries === 1 ? 'request' : 'requests'}`
      if (reply.ok) return { what, measured, met: true }
      if (reply.status !== 503 || tries === mostTries) throw new Error(`${path} was answered with ${reply.status}`)
    }
  }
