import { type Lang, langs } from '../../../src/domain/kernel/lang.js'

const key = 'dynamosync-language'

const isLang = (text: string | null): text is Lang => langs.some((lang) => lang === text)

const kept = (): Lang | undefined => {
  try {
    const text = localStorage.getItem(key)
    return isLang(text) ? text : undefined
  } catch {
    // Storage is not available.
    return undefined
  }
}

/** The language chosen in this browser, otherwise the first available one of the browser's, otherwise English. */
export const usualLang = (): Lang =>
  kept() ?? navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLang) ?? 'en'

/** Stores the choice in this browser, if storage is available. */
export const keepLang = (lang: Lang): void => {
  try {
    localStorage.setItem(key, lang)
  } catch {
    // After a reload, the choice is lost.
  }
}
