import type { Reply } from './reply.js'

type Problem = Readonly<Record<string, unknown>>

const isProblem = (reply: Reply): boolean =>
  reply.status >= 400 &&
  reply.headers.some(
    ([name, value]) => name === 'content-type' && value.startsWith('application/problem+json'),
  )

/** Reads the RFC 9457 problem in a reply. */
export const problemIn = (reply: Reply): Problem | undefined => {
  if (!isProblem(reply) || typeof reply.body !== 'string') return undefined
  try {
    const parsed: unknown = JSON.parse(reply.body)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Problem) : undefined
  } catch {
    return undefined
  }
}

/**
 * Adds the names of existing forms to the answer for a missing one. Only locally: the deployed API does not list its
 * forms to strangers.
 */
export const withFormNames = (forms: readonly string[], reply: Reply): Reply => {
  const problem = problemIn(reply)
  if (problem?.['code'] !== 'form-not-found') return reply
  const detail = `There is no form at this address. The forms are: ${forms.join(', ')}.`
  return { ...reply, body: JSON.stringify({ ...problem, detail, forms }) }
}
