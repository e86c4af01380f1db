/** Adds Spanish to a page that bundles forms in this language: `import 'dynamosync/words/es'`. */
import {
  spanish,
  spanishCaptcha,
  spanishChecking,
  spanishDetails,
  spanishFailures,
  spanishNotifications,
  spanishPage,
} from '../domain/words/es.js'
import { addTranslation } from '../domain/words/translations.js'

addTranslation('es', {
  catalogue: spanish,
  checking: spanishChecking,
  failures: spanishFailures,
  details: spanishDetails,
  notifications: spanishNotifications,
  captcha: spanishCaptcha,
  page: spanishPage,
})
