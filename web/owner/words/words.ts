import { type Lang, langAttributes } from '../../../src/domain/kernel/lang.js'
import type { OwnerWords } from './owner-words.js'

/** Loads a language, each of which is a separate file. */
const loading: Readonly<Record<Lang, () => Promise<OwnerWords>>> = {
  en: () => import('./en.js').then(({ en }) => en),
  de: () => import('./de.js').then(({ de }) => de),
  fr: () => import('./fr.js').then(({ fr }) => fr),
  es: () => import('./es.js').then(({ es }) => es),
  ar: () => import('./ar.js').then(({ ar }) => ar),
}

let current: OwnerWords | undefined

/** Texts in the current language. @throws if no language is loaded yet */
export const words = (): OwnerWords => {
  if (current === undefined) throw new Error('no language is loaded')
  return current
}

/** Texts in another language, such as a form's; those in the current one if its file cannot be loaded. */
export const wordsIn = (lang: Lang): Promise<OwnerWords> => loading[lang]().catch(() => words())

/** Whether a language is loaded. */
export const isSpoken = (): boolean => current !== undefined

/** Loads a language and makes it current. Rejects if its file cannot be loaded. */
export const speak = async (lang: Lang): Promise<void> => {
  current = await loading[lang]()
  const { dir = 'ltr' } = langAttributes(lang)
  Object.assign(document.documentElement, { lang, dir })
}
