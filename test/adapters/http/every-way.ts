import { fetchTransport } from '../../../src/adapters/fetch/index.js'
import { lambdaTransport } from '../../../src/adapters/lambda/index.js'
import { type app, noon } from '../../handlers/serving/app.js'

/** A form filled in: what each field says, as text; many values where a field takes them. */
export type Filled = Readonly<Record<string, string | readonly string[]>>
type Pairs = readonly (readonly [string, string])[]

const pairsOf = (fields: Filled): Pairs =>
  Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : value.map((each) => [name, each] as const),
  )

/** What JSON sends for the fields, where it is not the text. */
type Native = (fields: Filled) => object

interface Wire {
  readonly type?: string
  readonly query: string
  readonly body: string
}

const urlencodedText = (pairs: Pairs): string =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString()

const boundary = 'xXxBoundaryxXx'
const multipartText = (pairs: Pairs): string =>
  `${pairs.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${boundary}--\r\n`

const encodings: Readonly<Record<string, (fields: Filled, native: Native) => Wire>> = {
  json: (fields, native) => ({ type: 'application/json', query: '', body: JSON.stringify(native(fields)) }),
  urlencoded: (fields) => ({
    type: 'application/x-www-form-urlencoded',
    query: '',
    body: urlencodedText(pairsOf(fields)),
  }),
  multipart: (fields) => ({
    type: `multipart/form-data; boundary=${boundary}`,
    query: '',
    body: multipartText(pairsOf(fields)),
  }),
  query: (fields) => ({ query: urlencodedText(pairsOf(fields)), body: '' }),
}

const headersOf = ({ type }: Wire, key: string): Record<string, string> => ({
  'Idempotency-Key': key,
  ...(type === undefined ? {} : { 'Content-Type': type }),
})
/** Gateways hand text over as it is, and everything else as Base64. */
const carried = ({ type, body }: Wire) =>
  type?.startsWith('application/json') === true || body === ''
    ? { body, isBase64Encoded: false }
    : { body: Buffer.from(body).toString('base64'), isBase64Encoded: true }

const lists = (query: string, decode: boolean): Record<string, string[]> => {
  const all: Record<string, string[]> = {}
  for (const part of query.split('&').filter((each) => each !== '')) {
    const [name = '', value = ''] = part.split('=')
    ;(all[name] ??= []).push(decode ? decodeURIComponent(value.replaceAll('+', ' ')) : value)
  }
  return all
}

const events: Readonly<Record<string, (wire: Wire, key: string, form: string) => unknown>> = {
  'HTTP API': (wire, key, form) => ({
    version: '2.0',
    rawPath: `/api/forms/${form}`,
    rawQueryString: wire.query,
    headers: headersOf(wire, key),
    ...carried(wire),
    requestContext: { http: { method: 'POST' }, requestId: 'r' },
  }),
  'REST API': (wire, key, form) => ({
    httpMethod: 'POST',
    path: `/forms/${form}`,
    headers: headersOf(wire, key),
    ...carried(wire),
    multiValueQueryStringParameters: wire.query === '' ? null : lists(wire.query, true),
    requestContext: { requestId: 'r', path: `/api/forms/${form}` },
  }),
  'load balancer': (wire, key, form) => ({
    httpMethod: 'POST',
    path: `/api/forms/${form}`,
    headers: headersOf(wire, key),
    ...carried(wire),
    multiValueQueryStringParameters: lists(wire.query, false),
    requestContext: { elb: {} },
  }),
}

/** What was answered, whichever way it was sent. */
export interface Answered {
  readonly status: number
  readonly body: string
}

/** Sends the same fields through every encoding and every event, under one key. */
export const sendEveryWay = async (
  { through }: ReturnType<typeof app>,
  form: string,
  {
    fields,
    key,
    native = (all) => all,
  }: { readonly fields: Filled; readonly key: string; readonly native?: Native },
): Promise<readonly Answered[]> => {
  const clock = (): number => noon
  const lambda = through(lambdaTransport({ clock }))
  const fetched = through(fetchTransport({ clock, requestId: () => 'r' }))
  const answers: Answered[] = []
  for (const encode of Object.values(encodings)) {
    const wire = encode(fields, native)
    for (const event of Object.values(events)) {
      const context = { getRemainingTimeInMillis: () => 10_000 }
      const reply = await lambda({ event: event(wire, key, form), context })
      answers.push({ status: reply.statusCode, body: reply.body })
    }
    const address = `http://localhost/api/forms/${form}?${wire.query}`
    const request = new Request(address, { method: 'POST', headers: headersOf(wire, key) })
    const response = await fetched({ request, body: Buffer.from(wire.body) })
    answers.push({ status: response.status, body: await response.text() })
  }
  return answers
}
