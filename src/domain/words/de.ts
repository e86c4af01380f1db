import type { Failure } from '../failure/failure.js'
import type { FailureWords } from '../failure/table.js'
import type { Catalogue } from './catalogue.js'

/** What a person reads in German. */
export const german: Catalogue = {
  complaints: {
    required: ({ label, kind }) =>
      kind === 'choice' || kind === 'choices'
        ? `Bitte wählen Sie bei „${label}“ etwas aus.`
        : `Bitte füllen Sie „${label}“ aus.`,
    'too-short': ({ label, least = 1 }) => `„${label}“ muss mindestens ${least} Zeichen haben.`,
    'too-long': ({ label, most = 0 }) => `„${label}“ darf höchstens ${most} Zeichen haben.`,
    'too-few': ({ label, least = 1 }) => `Bitte wählen Sie bei „${label}“ mindestens ${least} aus.`,
    'too-many': ({ label, most = 0 }) => `Bitte wählen Sie bei „${label}“ höchstens ${most} aus.`,
    'too-small': ({ label, least }) =>
      least === undefined ? `„${label}“ muss größer sein.` : `„${label}“ muss mindestens ${least} sein.`,
    'too-large': ({ label, most }) =>
      most === undefined ? `„${label}“ muss kleiner sein.` : `„${label}“ darf höchstens ${most} sein.`,
    'too-early': ({ label, least = '' }) => `„${label}“ darf nicht vor ${least} liegen.`,
    'too-late': ({ label, most = '' }) => `„${label}“ darf nicht nach ${most} liegen.`,
    'too-many-digits': ({ label }) =>
      `„${label}“ hat zu viele Ziffern. Bitte geben Sie eine kürzere Zahl ein.`,
    pattern: ({ label, pattern }) => `„${label}“ darf nur so aussehen: ${pattern?.de ?? 'anders'}.`,
    'not-text': ({ label }) => `„${label}“ muss Text sein.`,
    'not-well-formed': ({ label }) =>
      `„${label}“ enthält ein Zeichen, das nicht gespeichert werden kann. Bitte tippen Sie es neu.`,
    'not-an-email': ({ label }) =>
      `Bitte geben Sie bei „${label}“ eine E-Mail-Adresse ein, etwa name@example.com.`,
    'not-a-url': ({ label }) =>
      `Bitte geben Sie bei „${label}“ eine Webadresse ein, etwa https://example.com.`,
    'not-a-phone-number': ({ label }) =>
      `Bitte geben Sie bei „${label}“ eine Telefonnummer mit + und Ländervorwahl ein, etwa +49 30 123456.`,
    'not-a-number': ({ label, scale = 0 }) =>
      `Bitte geben Sie bei „${label}“ eine Zahl in Ziffern ein, etwa ` +
      `${scale > 0 ? '1250 oder 12.50, mit Punkt statt Komma und' : '1250,'} ohne Tausenderzeichen.`,
    'not-an-integer': ({ label }) => `Bitte geben Sie bei „${label}“ eine ganze Zahl ein.`,
    'not-exact': ({ label, scale = 0 }) =>
      scale > 0
        ? `Bitte geben Sie „${label}“ genau an, mit höchstens ${scale} Stellen nach dem Punkt.`
        : `Bitte geben Sie „${label}“ genau an, als ganze Zahl.`,
    'not-yes-or-no': ({ label }) => `Bitte beantworten Sie „${label}“ mit ja oder nein.`,
    'not-a-choice': ({ label }) => `Bitte wählen Sie bei „${label}“ eine der angebotenen Antworten.`,
    'not-a-date': ({ label }) =>
      `Bitte geben Sie bei „${label}“ ein Datum des Kalenders ein, etwa 2026-11-30.`,
    'not-accepted': ({ label }) => `Bitte kreuzen Sie an, um zuzustimmen: ${label}`,
    'not-expected': ({ label }) => `Bitte lassen Sie „${label}“ leer.`,
    'unknown-field': ({ label }) =>
      label === ''
        ? 'Dieses Formular hat kein Feld dieses Namens.'
        : `Dieses Formular hat kein Feld namens „${label}“.`,
    invalid: ({ label }) => `„${label}“ ist nicht gültig.`,
  },
  created: 'Danke. Wir haben es erhalten.',
  replaced: 'Danke. Wir haben es erhalten, und es ersetzt das frühere.',
  tested:
    'Das war ein Test. Er ging den ganzen Weg, wird nirgends gezeigt und ist in einer Stunde verschwunden.',
  optional: '(freiwillig)',
  leaveEmpty: 'Dieses Feld bitte leer lassen',
  submit: 'Absenden',
  problem: 'Es gibt ein Problem',
  limitIs: (limit) => `Die Grenze ist ${limit}.`,
  moreFields: (count) =>
    count === 1
      ? '1 weiteres Feld braucht eine Änderung.'
      : `${count} weitere Felder brauchen eine Änderung.`,
  skip: 'Zum Hauptinhalt springen',
  forms: 'Formulare',
  foot: 'DynamoSync, ein Formular-Backend in eigener Hand.',
  error: 'Fehler',
  submission: 'Einsendung',
  receipt: 'Quittung',
  another: 'Noch etwas senden',
  choose: 'Bitte wählen',
  resultSoFar: 'Ihr Ergebnis bis jetzt',
  notSentYet: 'Auf dieser Seite berechnet. Gesendet wird erst, wenn Sie absenden.',
  resultToCome: 'Es erscheint hier, sobald die nötigen Felder ausgefüllt sind.',
  storedResult: 'Ihr gespeichertes Ergebnis',
}

const internal: FailureWords = {
  title: 'Bei uns ist etwas schiefgegangen',
  message: 'Bei uns ist etwas schiefgegangen. Sie können es gefahrlos noch einmal versuchen.',
}

const failureWords = {
  FormNotFound: {
    title: 'Kein solches Formular',
    message: 'Unter dieser Adresse gibt es kein Formular.',
  },
  SubmissionNotFound: {
    title: 'Keine solche Einsendung',
    message: 'Es gibt keine Einsendung mit dieser Kennung.',
  },
  MethodNotAllowed: {
    title: 'Methode nicht erlaubt',
    message: 'Diese Adresse beantwortet diese Methode nicht.',
  },
  OriginNotAllowed: {
    title: 'Herkunft nicht erlaubt',
    message:
      'Seiten dieser Website dürfen hierher nichts senden. Wer das Formular betreibt, kann es erlauben.',
  },
  TooLarge: {
    title: 'Einsendung zu groß',
    message: 'Die Einsendung ist zu groß. Bitte kürzen Sie sie und senden Sie sie noch einmal.',
  },
  BodyEncoding: { title: 'Inhalt nicht lesbar', message: 'Der Inhalt ist kein gültiges Base64.' },
  UnsupportedMediaType: {
    title: 'Medientyp nicht unterstützt',
    message: 'Bitte senden Sie JSON oder ein HTML-Formular, in UTF-8.',
  },
  InvalidEncoding: { title: 'Kein UTF-8', message: 'Die Einsendung ist kein gültiges UTF-8.' },
  InvalidJson: { title: 'Kein JSON-Objekt', message: 'Der Inhalt ist kein JSON-Objekt.' },
  TooDeep: { title: 'Zu tief verschachtelt', message: 'Das JSON ist mehr als 20 Ebenen tief verschachtelt.' },
  EmptyBody: { title: 'Nichts gesendet', message: 'Die Anfrage hat weder Inhalt noch Abfrageteil.' },
  DuplicateParameter: { title: 'Ein Feld kam zweimal', message: 'Ein Feld kam mehr als einmal.' },
  KeyMissing: {
    title: 'Idempotenzschlüssel fehlt',
    message: 'Dieses Formular braucht den Header Idempotency-Key.',
  },
  KeyInvalid: {
    title: 'Idempotenzschlüssel nicht gültig',
    message:
      'Ein Idempotenzschlüssel hat 16 bis 255 sichtbare ASCII-Zeichen, in Header und Inhalt dieselben.',
  },
  CursorInvalid: {
    title: 'Cursor nicht gültig',
    message: 'Der Cursor passt nicht zu dieser Liste. Bitte beginnen Sie bei der ersten Seite.',
  },
  ValidationFailed: { title: 'Es gibt ein Problem', message: 'Einige Felder müssen berichtigt werden.' },
  ProcessingRefused: {
    title: 'Es gibt ein Problem',
    message: 'Mit diesen Angaben lässt sich nichts berechnen.',
  },
  KeyReused: {
    title: 'Schlüssel schon benutzt',
    message: 'Dieser Idempotenzschlüssel kam schon mit anderen Werten. Es wurde nichts geändert.',
  },
  KeyTaken: {
    title: 'Schon vergeben',
    message:
      'Es gibt schon eine Einsendung mit diesem Wert, und sie ist eine andere. Es wurde nichts geändert.',
  },
  Superseded: {
    title: 'Inzwischen ersetzt',
    message: 'Dies kam an, und eine neuere Einsendung hat es inzwischen ersetzt.',
  },
  Unauthenticated: { title: 'Nicht angemeldet', message: 'Bitte melden Sie sich an.' },
  FormClosed: { title: 'Geschlossen', message: 'Dieses Formular nimmt zu dieser Zeit nichts an.' },
  TargetNotFound: {
    title: 'Kein solcher Empfänger',
    message: 'Kein Empfänger dieses Namens wird über dieses Formular oder diese Einsendung informiert.',
  },
  NotHeld: {
    title: 'Nicht zurückgehalten',
    message: 'Diese Einsendung wird nicht zurückgehalten und kann nicht freigegeben werden.',
  },
  SubmissionDeleted: { title: 'Gelöscht', message: 'Diese Einsendung wurde gelöscht.' },
  StoreThrottled: {
    title: 'Zu viel los',
    message:
      'Es kommt gerade zu viel auf einmal an, und Ihre Einsendung konnte nicht gespeichert werden. Sie können es gefahrlos noch einmal versuchen.',
  },
  StoreUnavailable: {
    title: 'Nicht gespeichert',
    message:
      'Ihre Einsendung konnte nicht gespeichert werden. Sie können es gefahrlos noch einmal versuchen.',
  },
  OutcomeUnknown: {
    title: 'Vielleicht gespeichert',
    message:
      'Ihre Einsendung ist vielleicht nicht gespeichert. Sie können es gefahrlos noch einmal versuchen: sie wird nicht zweimal gespeichert.',
  },
  KeylessUnknown: {
    title: 'Vielleicht gespeichert',
    message:
      'Ihre Einsendung ist vielleicht gespeichert, vielleicht nicht. Noch einmal gesendet, könnte sie zweimal gespeichert werden.',
  },
  ItemUnreadable: internal,
  StoreBroken: internal,
  ComputationBroken: internal,
  Defect: internal,
}

/** What a person reads of each failure in German. A new failure does not compile until it has words here. */
export const germanFailures: Readonly<Record<Failure['_tag'], FailureWords>> = failureWords
