/**
 * Takes the place of `translations.ts` in pages that bundle the package for themselves, by the field `browser` of
 * package.json: a language is available once `dynamosync/words/<language>` is imported. Sites and functions built by
 * the package have the languages of their forms.
 */
import { defect } from '../kernel/defect.js'
import type {
  CaptchaWords,
  Catalogue,
  CheckingWords,
  DetailCatalogue,
  FailureCatalogue,
  NotificationWords,
  PageWords,
  Translation,
} from './catalogue.js'

const added = new Map<string, Translation>()

/** Adds the texts of a language. */
export const addTranslation = (lang: string, translation: Translation): void => {
  added.set(lang, translation)
}

/** Texts that are looked up when one of them is needed. @throws when their language is missing, naming its import */
const later = <K extends keyof Translation>(lang: string, part: K): Translation[K] =>
  new Proxy({} as Translation[K], {
    get: (_, name) =>
      Reflect.get(
        (added.get(lang) ?? defect(`lang '${lang}' needs import 'dynamosync/words/${lang}' before its form`))[
          part
        ],
        name,
      ),
  })

export const arabic: Catalogue = /* @__PURE__ */ later('ar', 'catalogue')
export const arabicChecking: CheckingWords = /* @__PURE__ */ later('ar', 'checking')
export const arabicFailures: FailureCatalogue = /* @__PURE__ */ later('ar', 'failures')
export const arabicDetails: DetailCatalogue = /* @__PURE__ */ later('ar', 'details')
export const arabicNotifications: NotificationWords = /* @__PURE__ */ later('ar', 'notifications')
export const arabicCaptcha: CaptchaWords = /* @__PURE__ */ later('ar', 'captcha')
export const arabicPage: PageWords = /* @__PURE__ */ later('ar', 'page')

export const spanish: Catalogue = /* @__PURE__ */ later('es', 'catalogue')
export const spanishChecking: CheckingWords = /* @__PURE__ */ later('es', 'checking')
export const spanishFailures: FailureCatalogue = /* @__PURE__ */ later('es', 'failures')
export const spanishDetails: DetailCatalogue = /* @__PURE__ */ later('es', 'details')
export const spanishNotifications: NotificationWords = /* @__PURE__ */ later('es', 'notifications')
export const spanishCaptcha: CaptchaWords = /* @__PURE__ */ later('es', 'captcha')
export const spanishPage: PageWords = /* @__PURE__ */ later('es', 'page')

export const french: Catalogue = /* @__PURE__ */ later('fr', 'catalogue')
export const frenchChecking: CheckingWords = /* @__PURE__ */ later('fr', 'checking')
export const frenchFailures: FailureCatalogue = /* @__PURE__ */ later('fr', 'failures')
export const frenchDetails: DetailCatalogue = /* @__PURE__ */ later('fr', 'details')
export const frenchNotifications: NotificationWords = /* @__PURE__ */ later('fr', 'notifications')
export const frenchCaptcha: CaptchaWords = /* @__PURE__ */ later('fr', 'captcha')
export const frenchPage: PageWords = /* @__PURE__ */ later('fr', 'page')
