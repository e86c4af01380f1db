import type { english } from './english.js'

/** What the helper says, in some language. */
export type Words = Readonly<Record<keyof typeof english, string>>

/** A sentence with its places filled. */
export const filled = (text: string, ...values: readonly (string | number)[]): string => {
  let at = 0
  return text.replace(/\{\}/g, () => String(values[at++]))
}
