/**
 * English in place of other languages, for pages that bundle the package themselves; see “Languages” in README.md.
 * Sites and functions built by the package have the languages of their forms.
 */
export {
  english as arabic,
  englishChecking as arabicChecking,
  englishFailures as arabicFailures,
  englishDetails as arabicDetails,
  englishNotifications as arabicNotifications,
  englishPage as arabicPage,
  englishCaptcha as arabicCaptcha,
  english as french,
  englishChecking as frenchChecking,
  englishFailures as frenchFailures,
  englishDetails as frenchDetails,
  englishNotifications as frenchNotifications,
  englishPage as frenchPage,
  englishCaptcha as frenchCaptcha,
  english as spanish,
  englishChecking as spanishChecking,
  englishFailures as spanishFailures,
  englishDetails as spanishDetails,
  englishNotifications as spanishNotifications,
  englishPage as spanishPage,
  englishCaptcha as spanishCaptcha,
} from './en.js'
