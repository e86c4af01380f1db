import type { Lang } from '../kernel/lang.js'

/** A sentence about what was sent wrong; `at` says where, such as the number of a part or the name of a field. */
type Say = (at: string) => string

/** A place in a text, `line:column`, the first of each being 1. */
const placed = (at: string, line: string, column: string): string => {
  const [row = '', position = ''] = at.split(':')
  return `${line} ${row}, ${column} ${position}`
}

/**
 * What is wrong more exactly than the code of a failure says. `at` never holds a value, and a name only where it looks
 * like one.
 */
const english = {
  'body-incomplete': () => 'The body ended before all of it had arrived. Send it again.',
  'boundary-missing': () =>
    'The Content-Type multipart/form-data names no boundary. Leave this header to the browser or the HTTP library.',
  'boundary-invalid': () => 'The boundary in the Content-Type must be 1 to 70 ASCII characters.',
  'boundary-not-found': () =>
    'The multipart body does not begin with the boundary that its Content-Type names.',
  'end-missing': () => 'The multipart body ends without its closing boundary, so that some of it is missing.',
  'after-end': () => 'The multipart body has a boundary after its closing boundary.',
  'boundary-line': (at) => `The boundary line before part ${at} of the multipart body is not valid.`,
  'part-headers': (at) => `The headers of part ${at} of the multipart body are not valid.`,
  'part-name-missing': (at) =>
    `Part ${at} of the multipart body has no name. Its header must read Content-Disposition: form-data; name="…".`,
  'part-transfer-encoding': (at) =>
    `Part ${at} of the multipart body has a Content-Transfer-Encoding. Send the part as it is.`,
  'part-charset': (at) =>
    `Part ${at} of the multipart body has a charset other than UTF-8. Send it in UTF-8.`,
  'part-not-utf-8': (at) => `Part ${at} of the multipart body is not valid UTF-8.`,
  'field-not-utf-8': (at) => `The percent-encoding of field ${at} is not valid UTF-8.`,
  'media-type-missing': () =>
    'The Content-Type header is missing. Send application/json, application/x-www-form-urlencoded or multipart/form-data.',
  'charset-unsupported': () => 'The charset in the Content-Type is not UTF-8. Send the body in UTF-8.',
  'body-compressed': () => 'The body has a Content-Encoding. Send it uncompressed, without this header.',
  'not-an-object': () => 'The body is JSON but not an object. Send an object with the fields by name.',
  'not-begun-as-object': () => 'The body does not begin with a brace, so it is not a JSON object.',
  'json-syntax': (at) => `The body is not valid JSON: see ${placed(at, 'line', 'column')}.`,
  'nested-too-deep': (at) =>
    `The JSON is nested more than 20 levels deep, at ${placed(at, 'line', 'column')}.`,
  'too-many-names': (at) => `The submission is too large. The limit is ${at} names.`,
  'too-many-values': (at) => `The submission is too large. The limit is ${at} values in its JSON.`,
  'came-twice': (at) => `The field “${at}” came more than once.`,
  'no-files': () => 'Files cannot be sent here. Leave this field empty.',
  'keys-differ': () => 'The Idempotency-Key header and the field _idempotency_key differ. Send one of them.',
} as const satisfies Readonly<Record<string, Say>>

/** Which sentence it is. */
export type DetailCode = keyof typeof english

const german: Readonly<Record<DetailCode, Say>> = {
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
  'field-not-utf-8': (at) => `Die Prozentkodierung von Feld ${at} ist kein gültiges UTF-8.`,
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
  'no-files': () => 'Dateien können hierher nicht gesendet werden. Bitte lassen Sie dieses Feld leer.',
  'keys-differ': () =>
    'Der Header Idempotency-Key und das Feld _idempotency_key sind verschieden. Bitte senden Sie nur eines davon.',
}

const catalogues: Readonly<Record<Lang, Readonly<Record<DetailCode, Say>>>> = { en: english, de: german }

/** What exactly is wrong with a request. */
export interface Detail {
  readonly code: DetailCode
  /** Where it is, if that is more than one place. */
  readonly at?: string
}

/** The sentence of a detail. */
export const detailText = ({ code, at = '' }: Detail, lang: Lang): string => catalogues[lang][code](at)
