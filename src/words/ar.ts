/** Adds Arabic to a page that bundles forms in this language: `import 'dynamosync/words/ar'`. */
import {
  arabic,
  arabicCaptcha,
  arabicChecking,
  arabicDetails,
  arabicFailures,
  arabicNotifications,
  arabicPage,
} from '../domain/words/ar.js'
import { addTranslation } from '../domain/words/translations.js'

addTranslation('ar', {
  catalogue: arabic,
  checking: arabicChecking,
  failures: arabicFailures,
  details: arabicDetails,
  notifications: arabicNotifications,
  captcha: arabicCaptcha,
  page: arabicPage,
})
