/** Adds French to a page that bundles forms in this language: `import 'dynamosync/words/fr'`. */
import {
  french,
  frenchCaptcha,
  frenchChecking,
  frenchDetails,
  frenchFailures,
  frenchNotifications,
  frenchPage,
} from '../domain/words/fr.js'
import { addTranslation } from '../domain/words/translations.js'

addTranslation('fr', {
  catalogue: french,
  checking: frenchChecking,
  failures: frenchFailures,
  details: frenchDetails,
  notifications: frenchNotifications,
  captcha: frenchCaptcha,
  page: frenchPage,
})
