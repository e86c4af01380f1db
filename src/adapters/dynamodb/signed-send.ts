import { createHash, createHmac } from 'node:crypto'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { SignatureV4 } from '@smithy/signature-v4'
import type { ClientOptions } from './client.js'
import { defaultProvider } from './environment-credentials.js'
import { marshalling } from './marshalling.js'
import type { Reply, Send } from './send.js'

/** Node's own SHA-256 in the shape that the signer wants. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>
  constructor(secret?: unknown) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array)
  }
  update(data: string | Uint8Array): void {
    this.#hash.update(data)
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest())
  }
  reset(): void {
    throw new Error('a digest is made once')
  }
}

type Attributes = Record<string, never>

/** The members of an input and of a reply that hold attribute values. */
const marshalled = ['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey'] as const

const bodyOf = (input: Readonly<Record<string, unknown>>): string => {
  const body = { ...input }
  for (const name of marshalled) if (body[name] !== undefined) body[name] = marshall(body[name], marshalling)
  if (body['RequestItems'] !== undefined)
    body['RequestItems'] = eachOf(body['RequestItems'] as Batches, ({ Keys, ...rest }) => ({
      ...rest,
      Keys: Keys.map((key) => marshall(key)),
    }))
  return JSON.stringify(body)
}

interface Batch {
  readonly Keys: readonly Attributes[]
}

type Batches = Readonly<Record<string, Batch>>

/** A record by table, each member changed. */
const eachOf = <A, B>(byTable: Readonly<Record<string, A>>, change: (of: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(byTable).map(([table, of]) => [table, change(of)]))

const plain = (items: readonly Attributes[]) => items.map((item) => unmarshall(item))

const batchIn = ({ Responses, UnprocessedKeys }: Record<string, unknown>): Partial<Reply> =>
  Responses === undefined
    ? {}
    : {
        Responses: eachOf(Responses as Record<string, Attributes[]>, plain),
        UnprocessedKeys: eachOf((UnprocessedKeys ?? {}) as Batches, ({ Keys }) => ({ Keys: plain(Keys) })),
      }

const replyOf = ({ Item, Items, LastEvaluatedKey, ...rest }: Record<string, unknown>): Reply => ({
  ...rest,
  ...batchIn(rest),
  Item: Item === undefined ? undefined : unmarshall(Item as Attributes),
  Items: Items === undefined ? undefined : plain(Items as Attributes[]),
  LastEvaluatedKey: LastEvaluatedKey === undefined ? undefined : unmarshall(LastEvaluatedKey as Attributes),
})

/** What DynamoDB refused, as the SDK would throw it. */
const refusal = (status: number, { __type, message, Item }: Record<string, unknown>): Error =>
  Object.assign(new Error(typeof message === 'string' ? message : ''), {
    name: typeof __type === 'string' ? (__type.split('#').at(-1) ?? '') : 'UnknownError',
    $fault: status < 500 ? 'client' : 'server',
    Item,
  })

const textOf = async (stream: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const addressIn = (
  { AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL, AWS_REGION }: NodeJS.ProcessEnv,
  endpoint: string | undefined,
): URL => {
  const region = AWS_REGION ?? ''
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  const given = endpoint ?? AWS_ENDPOINT_URL_DYNAMODB ?? AWS_ENDPOINT_URL
  return new URL(given ?? `https://dynamodb.${region}.${domain}`)
}

/**
 * Calls without the SDK's client: its signer and its HTTP handler alone, with the same time limits and errors. It
 * knows the function's own role, the regions of AWS and of AWS China, and the endpoint variables; nothing else.
 */
export const signedSend = ({
  endpoint,
  connectionTimeout = 1_000,
  requestTimeout = 3_000,
}: ClientOptions = {}): Send => {
  const { protocol, hostname, port, host } = addressIn(process.env, endpoint)
  const http = new NodeHttpHandler({ connectionTimeout, requestTimeout, throwOnRequestTimeout: true })
  const signer = new SignatureV4({
    service: 'dynamodb',
    region: process.env['AWS_REGION'] ?? '',
    credentials: defaultProvider(),
    sha256: Sha256,
  })
  const requestOf = (operation: string, body: string) => ({
    method: 'POST',
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: '/',
    query: {},
    headers: {
      host,
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(Buffer.byteLength(body)),
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    },
    body,
  })
  return async (operation, input, abortSignal) => {
    const signed = await signer.sign(requestOf(operation, bodyOf({ ...input })))
    const { response } = await http.handle(signed as never, { abortSignal })
    const reply = JSON.parse(await textOf(response.body as AsyncIterable<Uint8Array>)) as Record<
      string,
      unknown
    >
    if (response.statusCode !== 200) throw refusal(response.statusCode, reply)
    return replyOf(reply)
  }
}
