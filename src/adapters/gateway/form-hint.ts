import type { Reply } from './reply.js'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Adds the names of the forms that exist to the answer that one does not. Only here: the deployed API does not tell
 * strangers which forms there are.
 */
export const withFormNames = (forms: readonly string[], reply: Reply): Reply => {
  if (reply.status !== 404 || typeof reply.body !== 'string') return reply
  const problem = parsed(reply.body)
  if (typeof problem !== 'object' || problem === null) return reply
  if (!('code' in problem) || problem.code !== 'form-not-found') return reply
  const detail = `There is no form at this address. The forms are: ${forms.join(', ')}.`
  return { ...reply, body: JSON.stringify({ ...problem, detail, forms }) }
}
