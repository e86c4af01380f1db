import type { Lang } from '../kernel/lang.js'
import type { PageWords } from './catalogue.js'
import { germanPage } from './de.js'
import { englishPage } from './en.js'
import { arabicPage, frenchPage, spanishPage } from './translations.js'

/** Texts of the page's script, by language. */
export const pageWords: Readonly<Record<Lang, PageWords>> = {
  en: englishPage,
  de: germanPage,
  fr: frenchPage,
  es: spanishPage,
  ar: arabicPage,
}
