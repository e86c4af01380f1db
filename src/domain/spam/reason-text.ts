import type { Reason } from './reason.js'

/** What speaks against a submission, as its owner reads it. */
const reasonWords: Readonly<Record<Reason, string>> = {
  trap: 'the hidden field was filled in',
  'too-fast': 'sent faster than a person can fill it in',
  links: 'too many links',
  words: 'a word that the form holds back',
  'sender-limit': 'too many from one sender',
  'form-limit': 'too many in one day',
  'no-proof': 'no proof of a person',
  'captcha-unavailable': 'the captcha could not be checked',
  'held-by-owner': 'held by its owner',
}

const isReason = (code: string): code is Reason => Object.hasOwn(reasonWords, code)

/** A reason in words; a code that only a newer version knows stays a code. */
export const reasonText = (code: string): string => (isReason(code) ? reasonWords[code] : code)
