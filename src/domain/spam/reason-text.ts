import { englishReasons } from '../words/en.js'
import type { Reason } from './reason.js'

const isReason = (code: string): code is Reason => Object.hasOwn(englishReasons, code)

/** A reason in words, as an owner reads it; a code that only a newer version knows is named as it is. */
export const reasonText = (code: string): string =>
  isReason(code) ? englishReasons[code] : `another reason: ${code}`
