import type { answerEnglish } from './answer-english.js'
import type { english } from './english.js'
import type { outboxEnglish } from './outbox/english.js'

/** The helper's texts in a language. */
export type Words = Readonly<Record<keyof typeof english, string>> & OutboxWords

/** Texts for a response without a text from the server. */
export type AnswerWords = Readonly<Record<keyof typeof answerEnglish, string>>

/** The outbox's texts; it has its own English. */
export type OutboxWords = Readonly<Partial<Record<keyof typeof outboxEnglish, string>>>

/** A sentence with its placeholders replaced. */
export const filled = (text: string, ...values: readonly (string | number)[]): string => {
  let at = 0
  return text.replace(/\{\}/g, () => String(values[at++]))
}
