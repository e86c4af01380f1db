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

/** The end of the sentence “darf nur so aussehen:”. */
const patterns: PatternCatalogue = {
  letters: 'nur Buchstaben',
  digits: 'nur Ziffern',
  alphanumeric: 'nur Buchstaben von A bis Z und Ziffern',
  hexadecimal: 'nur Ziffern und Buchstaben von A bis F',
  slug: 'kleine Buchstaben und Ziffern, mit einzelnen Bindestrichen dazwischen',
  identifier: 'Buchstaben, Ziffern, Binde- und Unterstriche, mit einem Buchstaben am Anfang',
  'postal-code': 'eine Postleitzahl aus 3 bis 11 Buchstaben, Ziffern, Leerzeichen und Bindestrichen',
  'country-code': 'ein Ländercode aus zwei großen Buchstaben, etwa DE',
  time: 'eine Uhrzeit, etwa 09:30',
  uuid: 'eine UUID, etwa 123e4567-e89b-12d3-a456-426614174000',
}

const name = (label: string): string => quoted(label, { outer: ['„', '“'], inner: ['‚', '‘'] })

/** A bound with a decimal comma. */
const number = (bound: string | number): string =>
  String(bound)
    .replace('.', ',')
    // Some would read three digits after a comma as thousands.
    .replace(/(,[0-9]{2})0(?![0-9])/, '$1')

const required = ({ label, kind }: Subject): string => {
  if (['choice', 'choices', 'rating'].includes(kind)) return `Bitte wählen Sie bei ${name(label)} etwas aus.`
  return isQuestion(label) ? `Bitte beantworten Sie ${name(label)}.` : `Bitte füllen Sie ${name(label)} aus.`
}

const decimalMark = ','

/** A day with its article, or a time of day. */
const moment = (bound: string | number, kind: Subject['kind']): string =>
  `${kind === 'date' ? 'dem ' : ''}${day(bound, 'de')}`

const complaints: CheckingWords['complaints'] = {
  required,
  'too-short': ({ label, least = 1 }) => `${name(label)} muss mindestens ${least} Zeichen haben.`,
  'too-long': ({ label, most = 0 }) => `${name(label)} darf höchstens ${most} Zeichen haben.`,
  'too-few': ({ label, least = 1 }) => `Bitte wählen Sie bei ${name(label)} mindestens ${least} aus.`,
  'too-many': ({ label, most = 0 }) => `Bitte wählen Sie bei ${name(label)} höchstens ${most} aus.`,
  'too-small': ({ label, least }) =>
    least === undefined
      ? `${name(label)} muss größer sein.`
      : `${name(label)} muss mindestens ${number(least)} sein.`,
  'too-large': ({ label, most }) =>
    most === undefined
      ? `${name(label)} muss kleiner sein.`
      : `${name(label)} darf höchstens ${number(most)} sein.`,
  'too-early': ({ label, kind, least = '' }) =>
    `${name(label)} darf nicht vor ${moment(least, kind)} liegen.`,
  'too-late': ({ label, kind, most = '' }) => `${name(label)} darf nicht nach ${moment(most, kind)} liegen.`,
  'too-many-digits': ({ label }) =>
    `${name(label)} hat zu viele Ziffern. Bitte geben Sie eine kürzere Zahl ein.`,
  pattern: ({ label, pattern }) =>
    `${name(label)} darf nur so aussehen: ${pattern === undefined ? 'anders' : patterns[pattern]}.`,
  'not-text': ({ label }) => `${name(label)} muss Text sein.`,
  'not-well-formed': ({ label }) =>
    `${name(label)} enthält ein Zeichen, das nicht gespeichert werden kann. Bitte tippen Sie es neu.`,
  'not-an-email': ({ label }) =>
    `Bitte geben Sie bei ${name(label)} eine E-Mail-Adresse ein, etwa name@example.com.`,
  'not-a-url': ({ label }) =>
    `Bitte geben Sie bei ${name(label)} eine Webadresse ein, etwa https://example.com.`,
  'not-a-phone-number': ({ label, country }) =>
    `Bitte geben Sie bei ${name(label)} eine Telefonnummer ` +
    (country === undefined ? '' : `(${countryName(country, 'de')}) ein, oder eine `) +
    `mit + und Ländervorwahl${country === undefined ? ' ein' : ''}, etwa +49 30 123456.`,
  'not-a-number': ({ label, scale = 0 }) =>
    `Bitte geben Sie bei ${name(label)} eine Zahl in Ziffern ein, etwa ${scale > 0 ? '1250 oder 12,50' : '1250'}.`,
  'ambiguous-number': ({ label, scale = 0 }) =>
    `Die Zahl bei ${name(label)} ist nicht eindeutig. Bitte schreiben Sie sie ohne Tausenderpunkt, etwa ${scale > 0 ? '1250 oder 12,50' : '1250'}.`,
  'not-an-integer': ({ label }) => `Bitte geben Sie bei ${name(label)} eine ganze Zahl ein.`,
  'not-exact': ({ label, scale = 0 }) =>
    scale > 0
      ? `Bitte geben Sie ${name(label)} genau an, mit höchstens ${scale} Stellen nach dem Komma.`
      : `Bitte geben Sie ${name(label)} genau an, als ganze Zahl.`,
  'not-yes-or-no': ({ label }) => `Bitte beantworten Sie ${name(label)} mit ja oder nein.`,
  'not-a-choice': ({ label }) => `Bitte wählen Sie bei ${name(label)} eine der angebotenen Antworten.`,
  'not-a-date': ({ label }) =>
    `Bitte geben Sie bei ${name(label)} ein Datum des Kalenders ein, etwa 2026-11-30.`,
  'not-a-time': ({ label }) => `Bitte geben Sie bei ${name(label)} eine Uhrzeit ein, etwa 09:30.`,
  'not-accepted': ({ label }) => `Bitte kreuzen Sie an, um zuzustimmen: ${label}`,
  'not-expected': ({ label }) => `Bitte lassen Sie ${name(label)} leer.`,
  'unknown-field': ({ label }) =>
    label === ''
      ? 'Dieses Formular hat kein Feld dieses Namens.'
      : `Dieses Formular hat kein Feld namens „${label}“.`,
  invalid: ({ label }) => `${name(label)} ist nicht gültig.`,
}

/** The German texts that checks need, for pages that only validate input. */
export const germanChecking: CheckingWords = { decimalMark, complaints }

/** German texts of pages. */
export const german: Catalogue = {
  decimalMark,
  complaints,
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
  noPage: 'Diese Seite gibt es nicht',
  noPageReason: 'Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen.',
  frontPage: 'Zur Startseite',
  forms: 'Formulare',
  error: 'Fehler',
  proof: 'Nachweis aufbewahren',
  submission: 'Einsendung',
  receipt: 'Quittung',
  another: 'Noch etwas senden',
  moreToAnswer:
    'Eine Ihrer Antworten führt zu einer weiteren Frage. Beantworten Sie sie oder lassen Sie sie leer, und senden Sie dann das Formular ab.',
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

/** German texts of each failure. */
export const germanFailures: FailureCatalogue = {
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
  ApiClosed: {
    title: 'Geschlossene Adresse',
    message: 'Diese Adresse ist geschlossen. Senden Sie es an /api unter der Adresse der Website.',
  },
  TooLarge: {
    title: 'Einsendung zu groß',
    message: 'Die Einsendung ist zu groß. Bitte kürzen Sie sie und senden Sie sie noch einmal.',
  },
  BodyEncoding: { title: 'Inhalt nicht lesbar', message: 'Der Inhalt ist kein gültiges Base64.' },
  UnsupportedMediaType: {
    title: 'Medientyp nicht unterstützt',
    message:
      'Der Header Content-Type sagt nicht, dass dies JSON oder ein HTML-Formular ist. Bitte senden Sie application/json, application/x-www-form-urlencoded oder multipart/form-data.',
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
  WorkChanged: {
    title: 'Inzwischen geändert',
    message: 'Jemand anderes hat das inzwischen geschrieben. Es wurde nichts überschrieben: bitte neu lesen.',
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
  NotHuman: {
    title: 'Nicht bestätigt',
    message:
      'Es ließ sich nicht bestätigen, dass ein Mensch dies gesendet hat. Nichts wurde gespeichert. Senden Sie es noch einmal.',
  },
  RateLimited: {
    title: 'Zu viel auf einmal',
    message:
      'In kurzer Zeit kam zu viel an, deshalb wurde dies jetzt nicht angenommen. Warten Sie etwas und senden Sie es dann noch einmal.',
  },
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

/** German texts of the exact problem of a request. */
export const germanDetails: DetailCatalogue = {
  'body-incomplete': () =>
    'Der Inhalt brach ab, bevor er ganz angekommen war. Bitte senden Sie ihn noch einmal.',
  'boundary-missing': () =>
    'Der Content-Type multipart/form-data nennt keine boundary. Bitte überlassen Sie diesen Header dem Browser oder der HTTP-Bibliothek.',
  'boundary-invalid': () => 'Die boundary im Content-Type muss aus 1 bis 70 ASCII-Zeichen bestehen.',
  'boundary-not-found': () =>
    'Der Multipart-Inhalt beginnt nicht mit der boundary, die sein Content-Type nennt.',
  'end-missing': () => 'Der Multipart-Inhalt endet ohne schließende boundary; ein Teil von ihm fehlt.',
  'after-end': () => 'Der Multipart-Inhalt hat nach der schließenden boundary noch eine.',
  'boundary-line': (at) => `Die boundary-Zeile vor Teil ${at} des Multipart-Inhalts ist nicht gültig.`,
  'part-headers': (at) => `Die Header von Teil ${at} des Multipart-Inhalts sind nicht gültig.`,
  'part-name-missing': (at) =>
    `Teil ${at} des Multipart-Inhalts hat keinen Namen. Sein Header muss Content-Disposition: form-data; name="…" lauten.`,
  'part-transfer-encoding': (at) =>
    `Teil ${at} des Multipart-Inhalts hat ein Content-Transfer-Encoding. Bitte senden Sie ihn, wie er ist.`,
  'part-charset': (at) =>
    `Teil ${at} des Multipart-Inhalts hat einen anderen Zeichensatz als UTF-8. Bitte senden Sie ihn in UTF-8.`,
  'part-not-utf-8': (at) => `Teil ${at} des Multipart-Inhalts ist kein gültiges UTF-8.`,
  'field-not-utf-8': (at) =>
    `Was für Feld ${at.replace('“', '„').replace('”', '“')} gesendet wurde, ist kein gültiges prozentkodiertes UTF-8.`,
  'media-type-missing': () =>
    'Der Header Content-Type fehlt. Bitte senden Sie application/json, application/x-www-form-urlencoded oder multipart/form-data.',
  'charset-unsupported': () =>
    'Der Zeichensatz im Content-Type ist nicht UTF-8. Bitte senden Sie den Inhalt in UTF-8.',
  'body-compressed': () =>
    'Der Inhalt hat ein Content-Encoding. Bitte senden Sie ihn unkomprimiert und ohne diesen Header.',
  'not-an-object': () =>
    'Der Inhalt ist JSON, aber kein Objekt. Bitte senden Sie ein Objekt mit den Feldern unter ihren Namen.',
  'not-begun-as-object': () =>
    'Der Inhalt beginnt nicht mit einer geschweiften Klammer und ist kein JSON-Objekt.',
  'json-syntax': (at) => `Der Inhalt ist kein gültiges JSON: siehe ${placed(at, 'Zeile', 'Spalte')}.`,
  'nested-too-deep': (at) =>
    `Das JSON ist mehr als 20 Ebenen tief verschachtelt, in ${placed(at, 'Zeile', 'Spalte')}.`,
  'too-many-names': (at) => `Die Einsendung ist zu groß. Die Grenze sind ${at} Namen.`,
  'too-many-values': (at) => `Die Einsendung ist zu groß. Die Grenze sind ${at} Werte in ihrem JSON.`,
  'came-twice': (at) => `Das Feld „${at}“ kam mehr als einmal.`,
  'no-files': (at) =>
    `Dateien können hierher nicht gesendet werden. Bitte lassen Sie ${at === '' ? 'dieses Feld' : `„${at}“`} leer.`,
  'keys-differ': () =>
    'Der Header Idempotency-Key und das Feld _idempotency_key sind verschieden. Bitte senden Sie nur eines davon.',
}

/** German texts of notifications. */
export const germanNotifications: NotificationWords = {
  yes: 'Ja',
  no: 'Nein',
  agreed: (version) => `Zugestimmt (Fassung ${version})`,
  none: '–',
  event: {
    received: (title) => title,
    replaced: (title) => `${title} (geändert)`,
    released: (title) => title,
    confirmed: (title) => title,
    test: (title) => `Test: ${title}`,
  },
  open: 'Einsendung öffnen',
  openList: 'Einsendungen öffnen',
  received: 'Eingegangen',
  reply: 'Antworten Sie auf diese E-Mail, um dem Absender zu antworten.',
  footer: (site) => `Gesendet von ${site}, weil diese Adresse über neue Einsendungen informiert wird.`,
  summary: (title, count) => `${title}: ${count} weitere Einsendungen`,
  summaryText: (count, limit) =>
    `${count} weitere Einsendungen sind innerhalb der Stunde eingegangen. An diese Adresse gehen höchstens ${limit} E-Mails in der Stunde, deshalb werden sie nicht einzeln gemeldet. Alle sind gespeichert.`,
  held: (title, count) => `${title}: ${count} zurückgehalten`,
  heldText: (count, more) =>
    count === 1
      ? '1 Einsendung wartet auf Ihre Prüfung. Sie wird nur begrenzte Zeit aufbewahrt.'
      : `${more ? 'Mehr als ' : ''}${count} Einsendungen warten auf Ihre Prüfung. Sie werden nur begrenzte Zeit aufbewahrt.`,
  trouble: {
    dead: (target, title) => `${title}: „${target}“ konnte nicht informiert werden`,
    off: (target, title) => `${title}: „${target}“ ist abgeschaltet`,
  },
  troubleText: {
    dead: (said) =>
      `Der letzte Versuch ergab: ${said}. Die Einsendung ist gespeichert, und es folgt kein weiterer Versuch, bis Sie den Empfänger noch einmal informieren. Heute können weitere folgen, ohne dass noch eine E-Mail kommt.`,
    off: (said) =>
      `Der Empfänger hat mit ${said} geantwortet, ist also nicht mehr da. Er wird nicht mehr informiert, bis ein Test ihn erreicht oder Sie ihn wieder einschalten. Einsendungen werden weiter gespeichert.`,
  },
}

/** The message of a page whose captcha is still to be solved. */
export const germanCaptcha: CaptchaWords = {
  solve: 'Noch ein Schritt: Zeigen Sie hier, dass Sie ein Mensch sind. Danach wird von selbst gesendet.',
}

/** German texts of the page's script. */
export const germanPage: PageWords = {
  sending: 'Wird gesendet …',
  waiting: 'Noch nicht gesendet. Nächster Versuch in {} s …',
  tryAgain: 'Noch einmal versuchen',
  sendAnother: 'Noch etwas senden',
  error: 'Fehler: ',
  problem: 'Es gibt ein Problem',
  received: 'Angekommen.',
  proof: 'Nachweis aufbewahren',
  submission: 'Einsendung',
  receipt: 'Quittung',
  replayed: 'Es war schon gespeichert. Nichts wurde doppelt gespeichert.',
  stillHere: 'Was Sie eingegeben haben, steht noch da, und nichts wird doppelt gespeichert.',
  unreachable:
    'Der Server war nicht zu erreichen oder hat nicht rechtzeitig geantwortet. Versuchen Sie es ruhig noch einmal.',
  unreadable:
    'Die Antwort war nicht zu lesen. Vielleicht ist es gespeichert, vielleicht nicht. Versuchen Sie es ruhig noch einmal.',
  busy: 'Der Server konnte das gerade nicht annehmen (Status {}). Versuchen Sie es ruhig noch einmal.',
  refused: 'Der Server hat das abgelehnt (Status {}). Es wurde nicht gespeichert.',
  invalid: 'Das ist nicht gültig.',
  noFiles: 'Dateien können hier nicht gesendet werden. Nehmen Sie die Datei heraus, um das Übrige zu senden.',
  notKept:
    'Sie sind offline. Dieser Browser bewahrt nichts auf. Versuchen Sie es noch einmal, sobald Sie wieder online sind.',
  secret:
    'Sie sind offline. Ein Formular mit einem Geheimnis wird nicht aufbewahrt. Versuchen Sie es noch einmal, sobald Sie wieder online sind.',
  waits: '„{}“ vom {} wartet darauf, gesendet zu werden',
  whenBack: 'Es liegt auf diesem Gerät und wird von selbst einmal gesendet, sobald Sie wieder online sind.',
  old: '„{}“ vom {} wartet seit mehr als einem Tag. Soll es noch gesendet werden?',
  sent: '„{}“ vom {} wurde gesendet',
  notAccepted: '„{}“ vom {} wurde nicht angenommen',
  send: 'Senden',
  discard: 'Verwerfen',
  mend: 'Im Formular berichtigen',
}
