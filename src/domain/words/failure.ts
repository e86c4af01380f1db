import type { Detail } from '../failure/detail.js'
import type { Failure } from '../failure/failure.js'
import type { Lang } from '../kernel/lang.js'
import type { DetailCatalogue, FailureCatalogue, FailureWords } from './catalogue.js'
import { arabicDetails, arabicFailures } from './ar.js'
import { germanDetails, germanFailures } from './de.js'
import { englishDetails, englishFailures } from './en.js'
import { spanishDetails, spanishFailures } from './es.js'
import { frenchDetails, frenchFailures } from './fr.js'

const failures: Readonly<Record<Lang, FailureCatalogue>> = {
  en: englishFailures,
  de: germanFailures,
  fr: frenchFailures,
  es: spanishFailures,
  ar: arabicFailures,
}

const details: Readonly<Record<Lang, DetailCatalogue>> = {
  en: englishDetails,
  de: germanDetails,
  fr: frenchDetails,
  es: spanishDetails,
  ar: arabicDetails,
}

/** A failure in the language of the form that it is about. */
export const failureWords = (tag: Failure['_tag'], lang: Lang): FailureWords => failures[lang][tag]

/** The sentence of what exactly is wrong with a request. */
export const detailText = ({ code, at = '' }: Detail, lang: Lang): string => details[lang][code](at)
