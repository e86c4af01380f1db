import type { Lang } from '../kernel/lang.js'
import type { NotificationWords } from './catalogue.js'
import { arabicNotifications } from './ar.js'
import { germanNotifications } from './de.js'
import { englishNotifications } from './en.js'
import { spanishNotifications } from './es.js'
import { frenchNotifications } from './fr.js'

const all: Readonly<Record<Lang, NotificationWords>> = {
  en: englishNotifications,
  de: germanNotifications,
  fr: frenchNotifications,
  es: spanishNotifications,
  ar: arabicNotifications,
}

/** Texts of notifications, by language. */
export const notificationWords = (lang: Lang): NotificationWords => all[lang]
