/** Reasons why a target gave no answer. */
export type Unreached =
  /** No answer within the target's timeout. */
  | 'timeout'
  | 'no-name'
  | 'no-connection'
  /** A TLS certificate that this machine does not trust. */
  | 'tls'
  /** The connection ended before the header of the response was complete. */
  | 'cut-off'
  /** The name resolves to a private, link-local or otherwise non-public address. */
  | 'forbidden-address'
  /** The mail service accepts no more e-mails for now. */
  | 'throttled'
  /** The mail service refused this e-mail. */
  | 'mail-refused'
  /** The deployment has no target with this name. */
  | 'target-missing'
  /** The deployment has no form with this name. */
  | 'form-missing'
  /** The target answered 410 earlier and is switched off. */
  | 'off'
  /** The target's secret could not be read. */
  | 'secret-missing'

/** The result of one attempt. */
export type Answer =
  | { readonly _tag: 'Accepted'; readonly status?: number | undefined }
  | {
      readonly _tag: 'Answered'
      /** Any status except 2xx. */
      readonly status: number
      /** Seconds, from `Retry-After`. */
      readonly retryAfter?: number | undefined
    }
  | { readonly _tag: 'Unreached'; readonly why: Unreached }
  /** Not sent on its own: the brake counts it for a summary. */
  | { readonly _tag: 'Braked' }

/** Statuses from 400 to 499 that do not refuse the notification as invalid; 410 turns the target off. */
const passing: ReadonlySet<number> = new Set([408, 410, 425, 429])

/** Whether a target refused the notification as invalid; it then gets only two more attempts. */
export const isRefusal = (answer: Answer): boolean => {
  if (answer._tag === 'Unreached') return answer.why === 'mail-refused'
  return (
    answer._tag === 'Answered' && answer.status >= 400 && answer.status < 500 && !passing.has(answer.status)
  )
}

/** Whether no further attempt can succeed without a change of the target or its settings. */
export const isFinal = (answer: Answer): boolean =>
  answer._tag === 'Unreached'
    ? ['target-missing', 'form-missing', 'off'].includes(answer.why)
    : answer._tag === 'Answered' && answer.status === 410

/** An answer in one word, as a delivery stores it: the status, or the reason for having none. */
export const saidIn = (answer: Answer): string => {
  switch (answer._tag) {
    case 'Accepted':
      return String(answer.status ?? 'accepted')
    case 'Answered':
      return String(answer.status)
    case 'Unreached':
      return answer.why
    case 'Braked':
      return 'summed'
  }
}
