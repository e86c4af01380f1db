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
  OutcomeUnknown: {
    title: 'Perhaps erased',
    message: 'The submission may not have been erased. Trying again is safe.',
  },
}
