import type { ProbeAnswer } from '../../ports/probe.js'
import { codeOf, membersOf, succeeded } from './answer.js'
import { type Values, valuesFor } from './values.js'
import { submit, type Visit } from './visit.js'

/** A submission sent as JSON, and its answer. */
export interface TestSubmission {
  readonly values: Values
  readonly key: string
  readonly answer: ProbeAnswer
}

/** Maximum tries with other values after a refusal. */
const mostTries = 8

export const knownTo = ({ known, target }: Visit) => known(target.form ?? '')

/** Names of the fields that an answer complains about. */
export const complainedOf = (answer: ProbeAnswer): readonly string[] => {
  const { errors } = membersOf(answer)
  if (!Array.isArray(errors)) return []
  return errors.flatMap((each: unknown) => {
    const pointer = (each as { readonly pointer?: unknown } | null)?.pointer
    return typeof pointer === 'string' ? (pointer.split('/')[1] ?? []) : []
  })
}

export const sendJson = (visit: Visit, values: Values, key: string): Promise<ProbeAnswer> =>
  submit(visit, {
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(values),
  })

const search = async (visit: Visit): Promise<TestSubmission | undefined> => {
  const misses = new Map<string, number>()
  const key = visit.freshKey()
  let last: TestSubmission | undefined
  for (let tries = 0; tries < mostTries; tries += 1) {
    const values = valuesFor(visit.target.page.fields, knownTo(visit), misses)
    if (values === undefined) return last
    const answer = await sendJson(visit, values, key)
    last = { values, key, answer }
    const wrong = complainedOf(answer)
    if (codeOf(answer) !== 'validation-failed' || wrong.length === 0) return last
    for (const name of wrong) misses.set(name, (misses.get(name) ?? 0) + 1)
  }
  return last
}

/** The first accepted submission, or the last refused one; undefined if none could be made. */
export const taken = (visit: Visit): Promise<TestSubmission | undefined> =>
  visit.once('taken', () => search(visit))

/** The accepted submission; undefined if none was accepted. */
export const accepted = async (visit: Visit): Promise<TestSubmission | undefined> => {
  const sent = await taken(visit)
  return sent !== undefined && succeeded(sent.answer) ? sent : undefined
}
