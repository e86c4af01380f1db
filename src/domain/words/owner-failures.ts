import type { Failure } from '../failure/failure.js'
import type { FailureWords } from './catalogue.js'

const busy: FailureWords = {
  title: 'Not available',
  message: 'The submissions, or the keys to who you are, cannot be read now. Trying again is safe.',
}

/** An owner sends no submission, so that the words for those who do would be wrong. */
export const ownerWords: Partial<Readonly<Record<Failure['_tag'], FailureWords>>> = {
  StoreThrottled: busy,
  StoreUnavailable: busy,
  KeyTaken: {
    title: 'Already taken',
    message: 'Another submission has its place, and has other values. Nothing was changed.',
  },
  OutcomeUnknown: {
    title: 'Perhaps done',
    message: 'It is not known whether this was done. Trying again is safe.',
  },
}
