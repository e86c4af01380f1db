import type { Unanswered } from '../../ports/probe.js'

const reasons: Readonly<Record<string, Unanswered['why']>> = {
  ENOTFOUND: 'no-name',
  EAI_AGAIN: 'no-name',
  ENODATA: 'no-name',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ETIMEDOUT: 'late',
  // Error code of a resolver that does not answer.
  ETIMEOUT: 'late',
  EPROTO: 'no-tls',
}

const codeOf = (cause: unknown): string => {
  const { code, name } = cause as { readonly code?: unknown; readonly name?: unknown }
  if (name === 'TimeoutError' || name === 'AbortError') return 'ETIMEDOUT'
  return typeof code === 'string' ? code : 'unknown'
}

/** Reduces the cause of a missing answer to one of a few words. */
export const unanswered = (cause: unknown): Unanswered => {
  const code = codeOf(cause)
  return { why: reasons[code] ?? (code.startsWith('ERR_SSL') ? 'no-tls' : 'cut-off'), code }
}
