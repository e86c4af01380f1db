import type { Lang } from '../kernel/lang.js'
import type { NotificationWords } from './catalogue.js'
import { germanNotifications } from './de.js'
import { englishNotifications } from './en.js'

const all: Readonly<Record<Lang, NotificationWords>> = { en: englishNotifications, de: germanNotifications }

/** What a target reads in a form's language. */
export const notificationWords = (lang: Lang): NotificationWords => all[lang]
