import type { english } from './english.js'
import type { outboxEnglish } from './outbox/english.js'

/** What the helper says, in some language. */
export type Words = Readonly<Record<keyof typeof english, string>> & OutboxWords

/** What the outbox says; it has its own English. */
export type OutboxWords = Readonly<Partial<Record<keyof typeof outboxEnglish, string>>>

/** A sentence with its places filled. */
export const filled = (text: string, ...values: readonly (string | number)[]): string => {
  let at = 0
  return text.replace(/\{\}/g, () => String(values[at++]))
}
