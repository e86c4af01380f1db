import type { Failure } from '../failure/failure.js'
import type { FailureWords } from '../failure/table.js'

const internal: FailureWords = {
  title: 'Bei uns ist etwas schiefgegangen',
  message: 'Bei uns ist etwas schiefgegangen. Sie können es gefahrlos noch einmal versuchen.',
}

const words = {
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
export const germanFailures: Readonly<Record<Failure['_tag'], FailureWords>> = words
