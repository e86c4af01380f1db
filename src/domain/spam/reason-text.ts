import { englishReasons } from '../words/en.js'
import type { Reason } from './reason.js'

const isReason = (code: string): code is Reason => Object.hasOwn(englishReasons, code)

/** A reason in words, for owners. A code from a newer version is shown as it is. */
export const reasonText = (code: string): string =>
  isReason(code) ? englishReasons[code] : `another reason: ${code}`
