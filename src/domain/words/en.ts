import type { Catalogue } from './catalogue.js'

const chosen = ['choice', 'choices']

/** What a person reads in English. */
export const english: Catalogue = {
  complaints: {
    required: ({ label, kind }) => (chosen.includes(kind) ? `Choose ${label}.` : `Enter ${label}.`),
    'too-short': ({ label, least = 1 }) => `${label} must be ${least} characters or more.`,
    'too-long': ({ label, most = 0 }) => `${label} must be ${most} characters or fewer.`,
    'too-few': ({ label, least = 1 }) => `Choose at least ${least} of ${label}.`,
    'too-many': ({ label, most = 0 }) => `Choose at most ${most} of ${label}.`,
    'too-small': ({ label, least }) =>
      `${label} must be ${least ?? 'a greater number'}${least === undefined ? '' : ' or more'}.`,
    'too-large': ({ label, most }) =>
      `${label} must be ${most ?? 'a smaller number'}${most === undefined ? '' : ' or less'}.`,
    'too-early': ({ label, least = '' }) => `${label} must be ${least} or later.`,
    'too-late': ({ label, most = '' }) => `${label} must be ${most} or earlier.`,
    'too-many-digits': ({ label }) => `${label} has too many digits. Enter a shorter number.`,
    pattern: ({ label, pattern }) => `${label} must be ${pattern?.en ?? 'in another form'}.`,
    'not-text': ({ label }) => `${label} must be text.`,
    'not-well-formed': ({ label }) => `${label} has a character that cannot be stored. Type it again.`,
    'not-an-email': ({ label }) => `Enter ${label} as an e-mail address, like name@example.com.`,
    'not-a-url': ({ label }) => `Enter ${label} as a web address, like https://example.com.`,
    'not-a-phone-number': ({ label }) =>
      `Enter ${label} as a telephone number with + and its country code, like +44 20 7946 0000.`,
    'not-a-number': ({ label, scale = 0 }) =>
      `Enter ${label} as a number in digits, like ${scale > 0 ? '1250 or 12.50' : '1250'}, without separators between thousands.`,
    'not-an-integer': ({ label }) => `Enter ${label} as a whole number, without a decimal point.`,
    'not-exact': ({ label, scale = 0 }) =>
      scale > 0
        ? `Enter ${label} exactly, with at most ${scale} digits after the decimal point.`
        : `Enter ${label} exactly, as a whole number without a decimal point.`,
    'not-yes-or-no': ({ label }) => `Answer ${label} with yes or no.`,
    'not-a-choice': ({ label }) => `Choose one of the answers given for ${label}.`,
    'not-a-date': ({ label }) => `Enter ${label} as a date of the calendar, like 2026-11-30.`,
    'not-accepted': ({ label }) => `Tick the box to agree: ${label}`,
    'not-expected': ({ label }) => `Leave ${label} empty.`,
    'unknown-field': ({ label }) =>
      label === '' ? 'This form has no field of this name.' : `This form has no field named “${label}”.`,
    invalid: ({ label }) => `${label} is not valid.`,
  },
  created: 'Thank you. We have received it.',
  replaced: 'Thank you. We have received it, and it replaces the earlier one.',
  tested: 'This was a test. It went the whole way, is shown nowhere, and is gone in an hour.',
  optional: '(optional)',
  leaveEmpty: 'Leave this field empty',
  submit: 'Submit',
  problem: 'There is a problem',
  limitIs: (limit) => `The limit is ${limit}.`,
  moreFields: (count) => (count === 1 ? '1 more field needs fixing.' : `${count} more fields need fixing.`),
  skip: 'Skip to main content',
  forms: 'Forms',
  foot: 'DynamoSync, a form backend you own.',
  error: 'Error',
  submission: 'Submission',
  receipt: 'Receipt',
  another: 'Send another',
  choose: 'Choose an answer',
  resultSoFar: 'Your result so far',
  notSentYet: 'Computed on this page. Nothing is sent before you press Submit.',
  resultToCome: 'It appears here once the required fields are filled in.',
  storedResult: 'Your stored result',
}
