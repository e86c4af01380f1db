import type { Detail } from '../failure/detail.js'
import type { Failure } from '../failure/failure.js'
import type { Lang } from '../kernel/lang.js'
import type { DetailCatalogue, FailureCatalogue, FailureWords } from './catalogue.js'
import { germanDetails, germanFailures } from './de.js'
import { englishDetails, englishFailures } from './en.js'
import {
  arabicDetails,
  arabicFailures,
  frenchDetails,
  frenchFailures,
  spanishDetails,
  spanishFailures,
} from './translations.js'

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

/** The texts of a failure, in the language of its form. */
export const failureWords = (tag: Failure['_tag'], lang: Lang): FailureWords => failures[lang][tag]

/** The sentence of a request's exact problem. */
export const detailText = ({ code, at = '' }: Detail, lang: Lang): string => details[lang][code](at)
