/** Why a target could not be told, where it gave no answer. */
export type Unreached =
  /** No answer within the time that a target has. */
  | 'timeout'
  | 'no-name'
  | 'no-connection'
  /** TLS that this machine does not trust. */
  | 'tls'
  /** The connection ended in the middle of the answer's head. */
  | 'cut-off'
  /** The name leads to an address that is private, link-local or otherwise not public. */
  | 'forbidden-address'
  /** The mail service takes no more for now. */
  | 'throttled'
  /** The mail service refuses this mail. */
  | 'mail-refused'
  /** The deployment has no target of this name. */
  | 'target-missing'
  /** The deployment has no form of this name. */
  | 'form-missing'
  /** The target answered 410 earlier and is off. */
  | 'off'
  /** The target's secret cannot be read. */
  | 'secret-missing'

/** What came of one try. */
export type Answer =
  | { readonly _tag: 'Accepted'; readonly status?: number | undefined }
  | {
      readonly _tag: 'Answered'
      /** Any status but 2xx. */
      readonly status: number
      /** Seconds, from `Retry-After`. */
      readonly retryAfter?: number | undefined
    }
  | { readonly _tag: 'Unreached'; readonly why: Unreached }
  /** Not sent one by one: the brake counts it for a summary. */
  | { readonly _tag: 'Braked' }

/** Statuses of 400 to 499 after which the same telling may succeed. */
const passing: ReadonlySet<number> = new Set([408, 410, 425, 429])

/** Whether a target says that this telling is wrong: then two more tries are enough. */
export const isRefusal = (answer: Answer): boolean => {
  if (answer._tag === 'Unreached') return answer.why === 'mail-refused'
  return (
    answer._tag === 'Answered' && answer.status >= 400 && answer.status < 500 && !passing.has(answer.status)
  )
}

/** Whether no further try can succeed until somebody changes something. */
export const isFinal = (answer: Answer): boolean =>
  answer._tag === 'Unreached'
    ? ['target-missing', 'form-missing', 'off'].includes(answer.why)
    : answer._tag === 'Answered' && answer.status === 410

/** An answer in one word, as a delivery keeps it: a status, or why there was none. */
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
