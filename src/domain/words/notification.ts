import type { Lang } from '../kernel/lang.js'
import type { NotificationWords } from './catalogue.js'
import { germanNotifications } from './de.js'
import { englishNotifications } from './en.js'
import { arabicNotifications, frenchNotifications, spanishNotifications } from './translations.js'

const all: Readonly<Record<Lang, NotificationWords>> = {
  en: englishNotifications,
  de: germanNotifications,
  fr: frenchNotifications,
  es: spanishNotifications,
  ar: arabicNotifications,
}

/** Texts of notifications, by language. */
export const notificationWords = (lang: Lang): NotificationWords => all[lang]
