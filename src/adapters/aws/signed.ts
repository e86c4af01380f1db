import { createHash, createHmac } from 'node:crypto'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { SignatureV4 } from '@smithy/signature-v4'

/** Node's own SHA-256 in the shape that the signer expects. */
export class Sha256 {
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

type Environment = Readonly<Record<string, string | undefined>>

/** An AWS service, called without its client. */
export interface Service {
  /** Service name in the signature. */
  readonly signingName: string
  /** Endpoint; by default that of AWS in the region. */
  readonly endpoint?: string | undefined
  /** First label of its host name at AWS. */
  readonly host: string
}

/** A request to the service. */
export interface ServiceRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The service's reply. */
export interface ServiceReply {
  readonly status: number
  readonly body: string
}

/** Maximum bytes read of a reply. */
const mostBytes = 64 * 1024

const textOf = async (stream: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > mostBytes) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

const credentialsIn = (environment: Environment) => ({
  accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
  secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
  ...(environment['AWS_SESSION_TOKEN'] !== undefined && { sessionToken: environment['AWS_SESSION_TOKEN'] }),
})

const addressOf = ({ host, endpoint }: Service, region: string): URL => {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return new URL(endpoint ?? `https://${host}.${region}.${domain}`)
}

/** Makes POST requests to an AWS service, signed with the function's own role. Rejects if there is no reply. */
export const signedPost = (service: Service, environment: Environment = process.env) => {
  const region = environment['AWS_REGION'] ?? ''
  const { protocol, hostname, port, host } = addressOf(service, region)
  const http = new NodeHttpHandler({
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
  })
  return async ({ path, headers, body }: ServiceRequest): Promise<ServiceReply> => {
    const signer = new SignatureV4({
      service: service.signingName,
      region,
      credentials: credentialsIn(environment),
      sha256: Sha256,
    })
    const signed = await signer.sign({
      method: 'POST',
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path,
      query: {},
      headers: { host, 'content-length': String(Buffer.byteLength(body)), ...headers },
      body,
    })
    const { response } = await http.handle(signed as never, { abortSignal: AbortSignal.timeout(10_000) })
    return { status: response.statusCode, body: await textOf(response.body as AsyncIterable<Uint8Array>) }
  }
}
