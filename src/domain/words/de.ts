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
