import { type Lang, langs } from '../../../src/domain/kernel/lang.js'

const key = 'dynamosync-language'

const isLang = (text: string | null): text is Lang => langs.some((lang) => lang === text)

const kept = (): Lang | undefined => {
  try {
    const text = localStorage.getItem(key)
    return isLang(text) ? text : undefined
  } catch {
    // This browser keeps nothing.
    return undefined
  }
}

/** The language that was chosen in this browser; else the first of the browser's own that there is; else English. */
export const usualLang = (): Lang =>
  kept() ?? navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLang) ?? 'en'

/** Has this browser keep the choice, if it keeps anything. */
export const keepLang = (lang: Lang): void => {
  try {
    localStorage.setItem(key, lang)
  } catch {
    // It is chosen anew after a reload.
  }
}
