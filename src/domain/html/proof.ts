import type { AnyForm } from '../form/form.js'
import type { Lang } from '../kernel/lang.js'
import { isCaptcha } from '../spam/captcha.js'
import type { CaptchaWords } from '../words/catalogue.js'
import { germanCaptcha } from '../words/de.js'
import { englishCaptcha } from '../words/en.js'
import { arabicCaptcha, frenchCaptcha, spanishCaptcha } from '../words/translations.js'
import type { FormHtmlOptions } from './form.js'

const hints: Readonly<Record<Lang, CaptchaWords>> = {
  en: englishCaptcha,
  de: germanCaptcha,
  fr: frenchCaptcha,
  es: spanishCaptcha,
  ar: arabicCaptcha,
}

const placeHtml = (lang: Lang): string =>
  `<div class="captcha" data-captcha-place><p role="status" hidden>${hints[lang].solve}</p></div>\n`

/**
 * Attributes of a form's proof for the page's script: whether everyone needs one, and for a captcha, the site key,
 * the element in which it is shown, and the message while it is unsolved.
 */
export const proofHtml = (
  { spam: { human, when }, lang }: AnyForm,
  siteKey: string | undefined,
): NonNullable<FormHtmlOptions['script']> => ({
  attributes: {
    'data-human-when': human !== undefined && when === 'always' ? when : undefined,
    'data-sitekey': siteKey,
  },
  html: isCaptcha(human) ? placeHtml(lang) : '',
})
