import { json, type Parts, urlencoded } from '../../handlers/serving/app.js'

const multipart = (body: string | Uint8Array, type = 'multipart/form-data; boundary=b'): Parts => ({
  headers: { 'content-type': type },
  body,
})
const part = (head: string, content: string): string => `--b\r\n${head}\r\n\r\n${content}\r\n`
const named = (more: string): string => `Content-Disposition: form-data; name=value${more}`
const typed = (type: string): Parts => ({ headers: { 'content-type': type }, body: '{}' })
const jsonOf = (body: string): Parts => ({ headers: json, body })

/** A value that no answer may repeat. */
export const secret = 'Ada-Lovelace'

/** What is sent wrong; status and code of its answer; what that says in English and in German. */
type Row = readonly [
  what: string,
  parts: Parts,
  answer: readonly [status: number, code: string],
  words: readonly [english: string, german: string],
]

/** Every way of sending something wrong that has a sentence of its own. */
// oxfmt-ignore
export const wrongRequests: readonly Row[] = [
  ['a boundary as a name of two ends', multipart('--b--\r\n--b--'), [400, 'body-encoding'], ['after its closing boundary', 'nach der schließenden boundary']],
  ['no boundary named', multipart('x', 'multipart/form-data'), [400, 'body-encoding'], ['has no boundary', 'nennt keine boundary']],
  ['a boundary too long', multipart('x', `multipart/form-data; boundary=${'b'.repeat(71)}`), [400, 'body-encoding'], ['1 to 70 ASCII', '1 bis 70 ASCII']],
  ['another boundary', multipart('--c\r\n'), [400, 'body-encoding'], ['does not begin with the boundary', 'beginnt nicht mit der boundary']],
  ['no end', multipart(part(named(''), secret)), [400, 'body-encoding'], ['without its closing boundary', 'ohne schließende boundary']],
  ['a boundary line that goes on', multipart(`--bx\r\n\r\n--b--`), [400, 'body-encoding'], ['boundary line before part 1', 'boundary-Zeile vor Teil 1']],
  ['headers of a part', multipart(`${part(named(''), secret)}${part('no colon', secret)}--b--`), [400, 'body-encoding'], ['headers of part 2', 'Header von Teil 2']],
  ['a part without a name', multipart(`${part('Content-Disposition: form-data', secret)}--b--`), [400, 'body-encoding'], ['Part 1 of the multipart body has no name', 'Teil 1 des Multipart-Inhalts hat keinen Namen']],
  ['a transfer encoding', multipart(`${part(`${named('')}\r\nContent-Transfer-Encoding: base64`, 'eA==')}--b--`), [400, 'body-encoding'], ['Part 1 of the multipart body has a Content-Transfer-Encoding', 'Teil 1 des Multipart-Inhalts hat ein Content-Transfer-Encoding']],
  ['a charset of a part', multipart(`${part(`${named('')}\r\nContent-Type: text/plain; charset=utf-16`, 'x')}--b--`), [415, 'unsupported-media-type'], ['Part 1 of the multipart body has a charset', 'Teil 1 des Multipart-Inhalts hat einen anderen Zeichensatz']],
  ['a part in another encoding', multipart(Buffer.from(`${part(named(''), 'größe')}--b--`, 'latin1')), [400, 'invalid-encoding'], ['Part 1 of the multipart body is not valid UTF-8', 'Teil 1 des Multipart-Inhalts ist kein gültiges UTF-8']],
  ['a file', multipart(`${part(named('; filename="a.txt"'), secret)}--b--`), [422, 'validation-failed'], ['Files cannot be sent here. Leave “value” empty.', 'Dateien können hierher nicht gesendet werden. Bitte lassen Sie „value“ leer.']],
  ['a percent-encoding', { headers: urlencoded, body: 'value=%FF' }, [400, 'invalid-encoding'], ['field “value”', 'Feld „value“']],
  ['a percent-encoding of a name', { headers: urlencoded, body: 'value=x&%FF=x' }, [400, 'invalid-encoding'], ['field 2', 'Feld 2']],
  ['a percent-encoding in a query', { query: 'value=%E4' }, [400, 'invalid-encoding'], ['field “value”', 'Feld „value“']],
  ['no media type', { body: '{}' }, [415, 'unsupported-media-type'], ['Content-Type header is missing', 'Header Content-Type fehlt']],
  ['another media type', typed('text/plain'), [415, 'unsupported-media-type'], ['The Content-Type header names neither', 'Der Header Content-Type sagt nicht']],
  ['a malformed media type', typed('multipart/form-data; boundary="'), [415, 'unsupported-media-type'], ['The Content-Type header names neither', 'Der Header Content-Type sagt nicht']],
  ['a percent sign by itself', { headers: urlencoded, body: 'value=100%' }, [400, 'invalid-encoding'], ['value of field “value” is not valid percent-encoded', 'Was für Feld „value“ gesendet wurde']],
  ['a charset', typed('application/json; charset=utf-16'), [415, 'unsupported-media-type'], ['charset in the Content-Type is not UTF-8', 'Zeichensatz im Content-Type ist nicht UTF-8']],
  ['a compressed body', { headers: { ...json, 'content-encoding': 'gzip' }, body: '{}' }, [415, 'unsupported-media-type'], ['Send it uncompressed', 'unkomprimiert']],
  ['a list', jsonOf('[]'), [400, 'invalid-json'], ['JSON but not an object', 'JSON, aber kein Objekt']],
  ['a text that is no JSON', jsonOf(secret), [400, 'invalid-json'], ['does not begin with a brace', 'beginnt nicht mit einer geschweiften Klammer']],
  ['a comma at the end', jsonOf(`{\n  "value": "${secret}",\n}`), [400, 'invalid-json'], ['line 3, column 1', 'Zeile 3, Spalte 1']],
  ['a missing comma', jsonOf(`{"value":"${secret}" "a":1}`), [400, 'invalid-json'], ['line 1, column 25', 'Zeile 1, Spalte 25']],
  ['single quotes', jsonOf(`{\r\n'value': 1}`), [400, 'invalid-json'], ['line 2, column 1', 'Zeile 2, Spalte 1']],
  ['a string that never ends', jsonOf('{"value":"abc'), [400, 'invalid-json'], ['line 1, column 14', 'Zeile 1, Spalte 14']],
  ['a line end in a string', jsonOf('{"value":"a\nb"}'), [400, 'invalid-json'], ['line 1, column 12', 'Zeile 1, Spalte 12']],
  ['an unknown escape', jsonOf('{"value":"a\\x"}'), [400, 'invalid-json'], ['line 1, column 12', 'Zeile 1, Spalte 12']],
  ['a number with a zero in front', jsonOf('{"value":01}'), [400, 'invalid-json'], ['line 1, column 10', 'Zeile 1, Spalte 10']],
  ['something behind the end', jsonOf('{"value":1}}'), [400, 'invalid-json'], ['line 1, column 12', 'Zeile 1, Spalte 12']],
  ['nesting', jsonOf(`{"value":\n${'['.repeat(20)}`), [400, 'too-deep'], ['line 2, column 20', 'Zeile 2, Spalte 20']],
  ['thousands of values', jsonOf(`{"value":[${'1,'.repeat(3000)}1]}`), [413, 'submission-too-large'], ['The limit is 2000 values', 'Die Grenze sind 2000 Werte']],
  ['hundreds of names', { query: 'a&'.repeat(501) }, [413, 'submission-too-large'], ['The limit is 500 names', 'Die Grenze sind 500 Namen']],
  ['a name twice', { headers: urlencoded, body: 'value=a&value=b' }, [400, 'duplicate-parameter'], ['“value” was sent more than once', '„value“ kam mehr als einmal']],
  ['a name twice in JSON', jsonOf('{"value":"a","value":"b"}'), [400, 'duplicate-parameter'], ['“value” was sent more than once', '„value“ kam mehr als einmal']],
  ['a name twice in JSON, escaped', jsonOf('{"value":"a","\\u0076alue":"b"}'), [400, 'duplicate-parameter'], ['“value” was sent more than once', '„value“ kam mehr als einmal']],
  ['a name twice below', jsonOf('{"value":{"a":1,"a":2}}'), [400, 'duplicate-parameter'], ['“value” was sent more than once', '„value“ kam mehr als einmal']],
  ['two keys', { headers: { ...json, 'idempotency-key': '"0123456789abcdef"' }, body: '{"value":"x","_idempotency_key":"fedcba9876543210"}', }, [400, 'idempotency-key-invalid'], ['_idempotency_key differ', '_idempotency_key sind verschieden']],
]
