import type { Failure } from '../failure/failure.js'
import { failures, type FailureWords } from '../failure/table.js'
import { germanFailures } from './de.js'
import type { Lang } from '../kernel/lang.js'

const catalogues: Readonly<Record<Lang, Readonly<Record<Failure['_tag'], FailureWords>>>> = {
  en: failures,
  de: germanFailures,
}

/** A failure in the language of the form that it is about. */
export const failureWords = (tag: Failure['_tag'], lang: Lang): FailureWords => catalogues[lang][tag]
