import type { Detail } from '../failure/detail.js'
import type { Failure } from '../failure/failure.js'
import type { Lang } from '../kernel/lang.js'
import type { DetailCatalogue, FailureCatalogue, FailureWords } from './catalogue.js'
import { germanDetails, germanFailures } from './de.js'
import { englishDetails, englishFailures } from './en.js'

const failures: Readonly<Record<Lang, FailureCatalogue>> = { en: englishFailures, de: germanFailures }

const details: Readonly<Record<Lang, DetailCatalogue>> = { en: englishDetails, de: germanDetails }

/** A failure in the language of the form that it is about. */
export const failureWords = (tag: Failure['_tag'], lang: Lang): FailureWords => failures[lang][tag]

/** The sentence of what exactly is wrong with a request. */
export const detailText = ({ code, at = '' }: Detail, lang: Lang): string => details[lang][code](at)
