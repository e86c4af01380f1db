import type { Lang } from '../../src/domain/kernel/lang.js'
import { freshId, h, part } from './dom.js'
import { keepLang, usualLang } from './words/kept-lang.js'
import { speak, words } from './words/words.js'

/** Each language by its own name, as a person who looks for it may read no other language. */
const names = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
} as const satisfies Record<Lang, string>

/** Fills in the parts of the page that exist before any view. */
const putShell = (): void => {
  const { page } = words()
  part('skip').textContent = page.skip
  part('whose').textContent = page.submissions
  part('sign-out').textContent = page.signOut
}

const choiceWith = (lang: Lang, choose: (lang: Lang) => unknown): HTMLElement => {
  const id = freshId('language')
  const options = Object.entries(names).map(([value, name]) => h('option', { value, lang: value }, name))
  const select = h('select', { id }, ...options)
  select.value = lang
  select.addEventListener('change', () => void choose(select.value as Lang))
  return h('div', { class: 'language' }, h('label', { for: id }, words().page.language), select)
}

/** Shows the page in this browser's language, and offers the others; `onChange` redraws the current view. */
export const beginLanguage = async (onChange: () => Promise<void>): Promise<void> => {
  const put = (lang: Lang): void => {
    putShell()
    part('language').replaceChildren(choiceWith(lang, choose))
  }
  let current = usualLang()
  const choose = async (lang: Lang): Promise<void> => {
    const isLoaded = await speak(lang).then(
      () => true,
      () => false,
    )
    if (isLoaded) {
      keepLang(lang)
      current = lang
    }
    put(current)
    if (isLoaded) await onChange()
    part('language').querySelector('select')?.focus()
  }
  await speak(current)
  put(current)
}
