import { englishReasons } from '../words/en.js'
import type { Reason } from './reason.js'

/** What speaks against a submission, as its owner reads it. */
const reasonWords: Readonly<Record<Reason, string>> = englishReasons

const isReason = (code: string): code is Reason => Object.hasOwn(reasonWords, code)

/** A reason in words; a code that only a newer version knows is named as it is. */
export const reasonText = (code: string): string =>
  isReason(code) ? reasonWords[code] : `another reason: ${code}`
