import type { Failure } from '../failure/failure.js'
import { type FailureEntry, failures } from '../failure/table.js'
import type { FailureWords } from '../words/catalogue.js'
import { englishFailures } from '../words/en.js'

/** A failure as responses show it, with its words. */
export interface FailureInWords extends FailureEntry, FailureWords {}

/** A failure with its words. Default language: English. */
export const failureInWords = (
  tag: Failure['_tag'],
  words: FailureWords = englishFailures[tag],
): FailureInWords => ({ ...failures[tag], ...words })

/** Every failure of the contract, with its words in English. */
export const failuresInWords = Object.fromEntries(
  (Object.keys(failures) as Failure['_tag'][]).map((tag) => [tag, failureInWords(tag)]),
) as Readonly<Record<Failure['_tag'], FailureInWords>>
