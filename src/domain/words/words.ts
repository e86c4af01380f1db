import { boundsOf } from '../field/bounds.js'
import type { Catalogue, CheckingWords } from './catalogue.js'
import type { Complaint, ComplaintCode } from '../kernel/complaint.js'
import type { Description } from '../field/description.js'
import type { Lang } from '../kernel/lang.js'
import { german, germanChecking } from './de.js'
import { english, englishChecking } from './en.js'
import { arabic, arabicChecking, french, frenchChecking, spanish, spanishChecking } from './translations.js'

export { isComplaintCode } from '../kernel/complaint.js'

const catalogues: Readonly<Record<Lang, Catalogue>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  ar: arabic,
}

const checking: Readonly<Record<Lang, CheckingWords>> = {
  en: englishChecking,
  de: germanChecking,
  fr: frenchChecking,
  es: spanishChecking,
  ar: arabicChecking,
}

/** The words that a check needs, in a language. */
export const checkingWordsOf = (lang: Lang): CheckingWords => checking[lang]

/** The catalogue of a language. */
export const wordsOf = (lang: Lang): Catalogue => catalogues[lang]

/** A label without the colon, or the star of a required field, at its end. */
const withoutMarks = (label: string): string => label.replace(/[\s:*]+$/, '') || label

/** The sentence of a complaint. Default language: English. */
export const sentence = (
  code: ComplaintCode,
  field: Description,
  lang: Lang = 'en',
): Complaint['message'] => {
  const { kind } = field
  const label = code === 'unknown-field' ? field.label : withoutMarks(field.label)
  return checking[lang].complaints[code]({ ...boundsOf(field), label, kind })
}

interface AnswerWords {
  readonly status: number
  readonly message: string
}

/** The answers to the sender of a form once the submission is stored. */
export const answersOf = ({
  lang,
  thanks,
}: {
  readonly lang: Lang
  readonly thanks?: string | undefined
}): { readonly created: AnswerWords; readonly replaced: AnswerWords; readonly tested: AnswerWords } => {
  const { created, replaced, tested } = catalogues[lang]
  return {
    created: { status: 201, message: thanks?.startsWith('/') === false ? thanks : created },
    replaced: { status: 200, message: replaced },
    tested: { status: 200, message: tested },
  }
}
