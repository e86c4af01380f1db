import { countryName } from './country-name.js'
import { day } from './day.js'
import { placed } from './line-and-column.js'
import { isQuestion, quoted } from './quoted.js'
import type {
  CaptchaWords,
  Catalogue,
  CheckingWords,
  DetailCatalogue,
  FailureCatalogue,
  FailureWords,
  NotificationWords,
  PageWords,
  PatternCatalogue,
  Subject,
} from './catalogue.js'

const chosen = ['choice', 'choices', 'rating']

/** A label that reads well within a sentence once its first letter is lower case: “Your name”. */
const readsOn = /^Your [a-z][^.?!:;]*$/

const name = (label: string): string => quoted(label, { outer: ['“', '”'], inner: ['‘', '’'] })

/** A label at the start of a sentence: `Your name`, `“Name”`, `The answer to “What is it about?”`. */
const subject = (label: string): string => {
  if (readsOn.test(label)) return label
  return `${isQuestion(label) ? 'The answer to ' : ''}${name(label)}`
}

/** A label within a sentence: `your name`, `“Name”`, `the answer to “What is it about?”`. */
const object = (label: string): string =>
  subject(label).replace(/^(?:Your|The)(?= )/, (word) => word.toLowerCase())

/** The target of an answer: `for “Diet”`, `to “What do you eat?”`. */
const toOrFor = (label: string): string => (isQuestion(label) ? `to ${name(label)}` : `for ${object(label)}`)

const counted = (count: string | number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const required = ({ label, kind }: Subject): string => {
  if (chosen.includes(kind)) return `Choose an answer ${toOrFor(label)}.`
  if (isQuestion(label)) return `Enter an answer ${toOrFor(label)}.`
  return `${readsOn.test(label) ? 'Enter' : 'Fill in'} ${object(label)}.`
}

/** The end of the sentence “… must be”. */
const patterns: PatternCatalogue = {
  letters: 'letters only',
  digits: 'digits only',
  alphanumeric: 'letters A to Z and digits only',
  hexadecimal: 'digits and letters A to F only',
  slug: 'lower-case letters and digits, with single hyphens between them',
  identifier: 'letters, digits, hyphens and underscores, starting with a letter',
  'postal-code': 'a postal code of 3 to 11 letters, digits, spaces and hyphens',
  'country-code': 'a country code of two capital letters, such as DE',
  time: 'a time of day, such as 09:30',
  uuid: 'a UUID, such as 123e4567-e89b-12d3-a456-426614174000',
}

const decimalMark = '.'

const complaints: CheckingWords['complaints'] = {
  required,
  'too-short': ({ label, least = 1 }) => `${subject(label)} must be ${counted(least, 'character')} or more.`,
  'too-long': ({ label, most = 0 }) => `${subject(label)} must be ${counted(most, 'character')} or fewer.`,
  'too-few': ({ label, least = 1 }) => `Choose at least ${counted(least, 'answer')} ${toOrFor(label)}.`,
  'too-many': ({ label, most = 0 }) => `Choose at most ${counted(most, 'answer')} ${toOrFor(label)}.`,
  'too-small': ({ label, least }) =>
    `${subject(label)} must be ${least === undefined ? 'a greater number' : `${least} or more`}.`,
  'too-large': ({ label, most }) =>
    `${subject(label)} must be ${most === undefined ? 'a smaller number' : `${most} or less`}.`,
  'too-early': ({ label, least = '' }) => `${subject(label)} must be ${day(least, 'en')} or later.`,
  'too-late': ({ label, most = '' }) => `${subject(label)} must be ${day(most, 'en')} or earlier.`,
  'too-many-digits': ({ label }) => `${subject(label)} has too many digits. Enter a shorter number.`,
  pattern: ({ label, pattern }) =>
    `${subject(label)} must be ${pattern === undefined ? 'in a different format' : patterns[pattern]}.`,
  'not-text': ({ label }) => `${subject(label)} must be text.`,
  'not-well-formed': ({ label }) => `${subject(label)} has a character that cannot be stored. Type it again.`,
  'not-an-email': ({ label }) => `Enter ${object(label)} as an e-mail address, like name@example.com.`,
  'not-a-url': ({ label }) => `Enter ${object(label)} as a web address, like https://example.com.`,
  'not-a-phone-number': ({ label, country }) =>
    `Enter ${object(label)} as a telephone number ` +
    (country === undefined ? '' : `(${countryName(country, 'en')}), or as one `) +
    'with + and its country code, like +44 20 7946 0000.',
  'not-a-number': ({ label, scale = 0 }) =>
    `Enter ${object(label)} as a number in digits, like ${scale > 0 ? '1250 or 12.50' : '1250'}, without thousands separators.`,
  'ambiguous-number': ({ label, scale = 0 }) =>
    `The number ${toOrFor(label)} is ambiguous. Enter it without thousands separators, like ${scale > 0 ? '1250 or 12.50' : '1250'}.`,
  'not-an-integer': ({ label }) => `Enter ${object(label)} as a whole number, without a decimal point.`,
  'not-exact': ({ label, scale = 0 }) =>
    scale > 0
      ? `Enter ${object(label)} exactly, with at most ${counted(scale, 'decimal place')}.`
      : `Enter ${object(label)} exactly, as a whole number without a decimal point.`,
  'not-yes-or-no': ({ label }) => `Answer ${name(label)} with yes or no.`,
  'not-a-choice': ({ label }) => `Choose one of the answers offered ${toOrFor(label)}.`,
  'not-a-date': ({ label }) => `Enter ${object(label)} as a calendar date, like 2026-11-30.`,
  'not-a-time': ({ label }) => `Enter ${object(label)} as a time of day, like 09:30.`,
  'not-accepted': ({ label }) => `Tick the box to agree: ${label}`,
  'not-expected': ({ label }) => `Leave ${isQuestion(label) ? name(label) : object(label)} empty.`,
  'unknown-field': ({ label }) =>
    label === '' ? 'This form has no field with this name.' : `This form has no field named “${label}”.`,
  invalid: ({ label }) => `${subject(label)} is not valid.`,
}

/** The English texts that checks need, for pages that only validate input. */
export const englishChecking: CheckingWords = { decimalMark, complaints }

/** English texts of pages. */
export const english: Catalogue = {
  decimalMark,
  complaints,
  created: 'Thank you. We have received it.',
  replaced: 'Thank you. We have received it, and it replaces the earlier one.',
  tested: 'This was a test. It was stored, but appears in no list and expires within an hour.',
  optional: '(optional)',
  leaveEmpty: 'Leave this field empty',
  submit: 'Submit',
  problem: 'There is a problem',
  limitIs: (limit) => `The limit is ${limit}.`,
  moreFields: (count) => (count === 1 ? '1 more field needs fixing.' : `${count} more fields need fixing.`),
  skip: 'Skip to main content',
  noPage: 'This page does not exist',
  noPageReason: 'The address may be mistyped, or the page may have moved.',
  frontPage: 'Go to the front page',
  forms: 'Forms',
  error: 'Error',
  proof: 'Proof of submission',
  submission: 'Submission',
  receipt: 'Receipt',
  another: 'Send another',
  moreToAnswer:
    'One of your answers leads to another question. Answer it or leave it empty, then send the form.',
  choose: 'Choose an answer',
  resultSoFar: 'Your result so far',
  notSentYet: 'Computed on this page. Nothing is sent until you submit the form.',
  resultToCome: 'It appears here once the required fields are filled in.',
  storedResult: 'Your stored result',
}

const internal: FailureWords = {
  title: 'Something went wrong on our side',
  message: 'Something went wrong on our side. Trying again is safe.',
}

/** English texts of each failure. A new failure does not compile until it has words here. */
export const englishFailures: FailureCatalogue = {
  FormNotFound: {
    title: 'No such form',
    message: 'There is no form at this address.',
  },
  SubmissionNotFound: {
    title: 'No such submission',
    message: 'There is no submission with this id.',
  },
  TargetNotFound: {
    title: 'No such target',
    message: 'This form or submission has no target with this name.',
  },
  NotHeld: {
    title: 'Not held',
    message: 'This submission is not held, so there is nothing to release.',
  },
  WorkChanged: {
    title: 'Changed in the meantime',
    message:
      'Somebody else has changed this since you read it. Nothing was overwritten: read it again, then repeat your change.',
  },
  MethodNotAllowed: {
    title: 'Method not allowed',
    message: 'This address does not support this method.',
  },
  OriginNotAllowed: {
    title: 'Origin not allowed',
    message: 'Pages of this site may not post here. The form’s owner can add it to ALLOWED_ORIGINS.',
  },
  ApiClosed: {
    title: 'Closed',
    message: 'This address is closed. Use the address of the site instead.',
  },
  TooLarge: {
    title: 'Submission too large',
    message: 'The submission is too large. Shorten it and send it again.',
  },
  BodyEncoding: {
    title: 'Body not readable',
    message: 'The body is not valid Base64.',
  },
  UnsupportedMediaType: {
    title: 'Unsupported media type',
    message:
      'The Content-Type header names neither JSON nor an HTML form. Send application/json, application/x-www-form-urlencoded or multipart/form-data.',
  },
  InvalidEncoding: {
    title: 'Not UTF-8',
    message: 'The request is not valid UTF-8.',
  },
  InvalidJson: {
    title: 'Not a JSON object',
    message: 'The body is not a JSON object.',
  },
  TooDeep: {
    title: 'Nested too deeply',
    message: 'The JSON is nested more than 20 levels deep.',
  },
  EmptyBody: {
    title: 'Nothing was sent',
    message: 'The request has neither a body nor a query.',
  },
  DuplicateParameter: {
    title: 'A field was sent twice',
    message: 'A field was sent more than once.',
  },
  KeyMissing: {
    title: 'Idempotency key missing',
    message: 'This form needs an Idempotency-Key header.',
  },
  KeyInvalid: {
    title: 'Idempotency key invalid',
    message:
      'An idempotency key must be 16 to 255 visible ASCII characters. If both the header and the body have one, they must be the same.',
  },
  CursorInvalid: {
    title: 'Cursor invalid',
    message: 'The cursor does not belong to this list. Start at the first page.',
  },
  ValidationFailed: {
    title: 'There is a problem',
    message: 'Some fields need fixing.',
  },
  ProcessingRefused: {
    title: 'There is a problem',
    message: 'The result cannot be computed from these values.',
  },
  KeyReused: {
    title: 'Key used before',
    message: 'This idempotency key was used before with other values. Nothing was changed.',
  },
  KeyTaken: {
    title: 'Already taken',
    message: 'A different submission already uses this value. Nothing was changed.',
  },
  Superseded: {
    title: 'Replaced in the meantime',
    message: 'This was received, but a newer submission has since replaced it.',
  },
  Unauthenticated: {
    title: 'Sign in',
    message: 'Sign in as an owner of this form.',
  },
  FormClosed: {
    title: 'Closed',
    message: 'This form does not accept submissions at this time.',
  },
  SubmissionDeleted: {
    title: 'Erased',
    message: 'This submission was erased.',
  },
  NotHuman: {
    title: 'Not confirmed',
    message: 'Nothing was stored, because the check that you are a person failed. Send the form again.',
  },
  RateLimited: {
    title: 'Too many submissions',
    message: 'Too many submissions were sent in a short time. Try again later.',
  },
  StoreThrottled: {
    title: 'Too busy',
    message:
      'Too many submissions are arriving at once, and yours could not be stored. Trying again is safe.',
  },
  StoreUnavailable: {
    title: 'Could not be stored',
    message: 'Your submission could not be stored. Trying again is safe.',
  },
  OutcomeUnknown: {
    title: 'Possibly stored',
    message: 'Your submission may not have been stored. Trying again is safe: it will not be stored twice.',
  },
  KeylessUnknown: {
    title: 'Possibly stored',
    message: 'Your submission may or may not have been stored. If you send it again, it may be stored twice.',
  },
  ItemUnreadable: internal,
  StoreBroken: internal,
  ComputationBroken: internal,
  Defect: internal,
}

/** English texts of the exact problem of a request. */
export const englishDetails: DetailCatalogue = {
  'body-incomplete': () => 'The body ended before all of it had arrived. Send it again.',
  'boundary-missing': () =>
    'The Content-Type multipart/form-data has no boundary. Let the browser or the HTTP library set this header.',
  'boundary-invalid': () => 'The boundary in the Content-Type must be 1 to 70 ASCII characters.',
  'boundary-not-found': () =>
    'The multipart body does not begin with the boundary that its Content-Type names.',
  'end-missing': () => 'The multipart body ends without its closing boundary, so some of it is missing.',
  'after-end': () => 'The multipart body has a boundary after its closing boundary.',
  'boundary-line': (at) => `The boundary line before part ${at} of the multipart body is not valid.`,
  'part-headers': (at) => `The headers of part ${at} of the multipart body are not valid.`,
  'part-name-missing': (at) =>
    `Part ${at} of the multipart body has no name. Its header must read Content-Disposition: form-data; name="…".`,
  'part-transfer-encoding': (at) =>
    `Part ${at} of the multipart body has a Content-Transfer-Encoding. Send the part without one.`,
  'part-charset': (at) =>
    `Part ${at} of the multipart body has a charset other than UTF-8. Send it in UTF-8.`,
  'part-not-utf-8': (at) => `Part ${at} of the multipart body is not valid UTF-8.`,
  'field-not-utf-8': (at) => `The value of field ${at} is not valid percent-encoded UTF-8.`,
  'media-type-missing': () =>
    'The Content-Type header is missing. Send application/json, application/x-www-form-urlencoded or multipart/form-data.',
  'charset-unsupported': () => 'The charset in the Content-Type is not UTF-8. Send the body in UTF-8.',
  'body-compressed': () => 'The body has a Content-Encoding. Send it uncompressed, without this header.',
  'not-an-object': () => 'The body is JSON but not an object. Send an object with the fields by name.',
  'not-begun-as-object': () => 'The body does not begin with a brace, so it is not a JSON object.',
  'json-syntax': (at) => `The body is not valid JSON: see ${placed(at, 'line', 'column')}.`,
  'nested-too-deep': (at) =>
    `The JSON is nested more than 20 levels deep, at ${placed(at, 'line', 'column')}.`,
  'too-many-names': (at) => `The submission has too many fields. The limit is ${at} names.`,
  'too-many-values': (at) => `The submission is too large. The limit is ${at} values in its JSON.`,
  'came-twice': (at) => `The field “${at}” was sent more than once.`,
  'no-files': (at) => `Files cannot be sent here. Leave ${at === '' ? 'this field' : `“${at}”`} empty.`,
  'keys-differ': () => 'The Idempotency-Key header and the field _idempotency_key differ. Send one of them.',
}

/** English texts of notifications. */
export const englishNotifications: NotificationWords = {
  yes: 'Yes',
  no: 'No',
  agreed: (version) => `Agreed (wording ${version})`,
  none: '–',
  event: {
    received: (title) => title,
    replaced: (title) => `${title} (changed)`,
    released: (title) => title,
    confirmed: (title) => title,
    test: (title) => `Test: ${title}`,
  },
  open: 'Open the submission',
  openList: 'Open the submissions',
  received: 'Received',
  reply: 'Reply to this e-mail to answer the sender.',
  footer: (site) => `Sent by ${site} because this address is notified of new submissions.`,
  summary: (title, count) => `${title}: ${counted(count, 'more submission')}`,
  summaryText: (count, limit) =>
    `${counted(count, 'more submission')} arrived within one hour. At most ${limit} e-mails an hour are sent to this address; submissions beyond this limit are stored, but not e-mailed individually.`,
  held: (title, count) => `${title}: ${count} held for review`,
  heldText: (count, more) =>
    count === 1
      ? '1 submission is held for review. It may be erased automatically if nobody reviews it.'
      : `${more ? 'More than ' : ''}${count} submissions are held for review. They may be erased automatically if nobody reviews them.`,
  trouble: {
    dead: (target, title) => `${title}: “${target}” could not be notified`,
    off: (target, title) => `${title}: “${target}” is off`,
  },
  troubleText: {
    dead: (said) =>
      `Result of the last attempt: ${said}. The submission is stored, but there will be no further attempt until you notify the target again. You may get no further e-mail about failures today.`,
    off: (said) =>
      `The target answered ${said}, which means that it is gone. It gets no notifications until a test reaches it or you turn it on again. Submissions are stored as before.`,
  },
}

/** Reasons to hold a submission, as owners read them. */
export const englishReasons = {
  trap: 'the hidden field was filled in',
  'too-fast': 'sent faster than a person can fill in the form',
  links: 'too many links',
  words: 'a word that this form flags for review',
  'sender-limit': 'too many from one sender',
  'form-limit': 'too many in one day',
  'no-proof': 'no proof of being a person',
  'captcha-unavailable': 'the captcha could not be checked',
  'held-by-owner': 'held by its owner',
}

const ownerBusy: FailureWords = {
  title: 'Not available',
  message: 'The submissions or the sign-in keys cannot be read at the moment. Trying again is safe.',
}

/** Failures as owners read them. Owners send no submission, so the words for senders would be wrong. */
export const englishOwnerFailures: Partial<FailureCatalogue> = {
  StoreThrottled: ownerBusy,
  StoreUnavailable: ownerBusy,
  KeyTaken: {
    title: 'Already taken',
    message:
      'A different submission already uses this value, or used it and was erased within the last 24 hours. Nothing was changed.',
  },
  OutcomeUnknown: {
    title: 'Possibly done',
    message: 'It is not known whether this was done. Trying again is safe.',
  },
  ItemUnreadable: {
    title: 'Cannot be read',
    message:
      'The submission is stored but cannot be read. It is damaged, or a newer version of DynamoSync wrote it; in that case, update DynamoSync.',
  },
}

/** The message of a page whose captcha is still to be solved. */
export const englishCaptcha: CaptchaWords = {
  solve: 'One last step: confirm here that you are a person. The form is then sent automatically.',
}

/** English texts of the page's script. */
export const englishPage: PageWords = {
  sending: 'Sending…',
  waiting: 'Not sent yet. Trying again in {} s…',
  tryAgain: 'Try again',
  sendAnother: 'Send another',
  error: 'Error: ',
  problem: 'There is a problem',
  received: 'Received.',
  proof: 'Proof of submission',
  submission: 'Submission',
  receipt: 'Receipt',
  replayed: 'It was already stored. Nothing was stored twice.',
  stillHere: 'Your answers are still here, and nothing is stored twice.',
  unreachable: 'The server could not be reached in time. Trying again is safe.',
  unreadable: 'The answer could not be read, so this may or may not have been stored. Trying again is safe.',
  busy: 'The server cannot accept this now (status {}). Trying again is safe.',
  refused: 'The server refused this (status {}). It was not stored.',
  invalid: 'This is not valid.',
  noFiles: 'Files cannot be sent here. Remove the file to send the rest.',
  notKept: 'You are offline, and this browser cannot keep your answers. Try again when you are back online.',
  secret: 'You are offline. Forms with secret fields are not kept. Try again when you are back online.',
  waits: '“{}” from {} is waiting to be sent',
  whenBack: 'It is kept on this device and sent once, automatically, when you are back online.',
  old: '“{}” from {} has waited for over a day. Send it?',
  sent: '“{}” from {} was sent',
  notAccepted: '“{}” from {} was not accepted',
  send: 'Send',
  discard: 'Discard',
  mend: 'Fix it in the form',
}
