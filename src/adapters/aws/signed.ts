/** An AWS service, called without its client. */
export interface Service {
  /** Endpoint; by default that of AWS in the region. */
  readonly endpoint?: string | undefined
  /** First label of its host name at AWS. */
  readonly host: string
  readonly sign: Sign
}

/** A request to the service. */
export interface ServiceRequest {
  /** Path of letters, digits, `-`, `.`, `_`, `~` and `/`. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Signs a request with the function's own role. Returns the headers, signature included. */
export type Sign = (request: ServiceRequest & { readonly method: string }) => Record<string, string>

/** The service's reply. */
export interface ServiceReply {
  readonly status: number
  readonly body: string
}

/** Maximum bytes read of a reply. */
const mostBytes = 64 * 1024

/** Milliseconds until a request is given up. */
const patience = 10_000

const textOf = async (stream: AsyncIterable<Uint8Array> | null): Promise<string> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream ?? []) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > mostBytes) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

const addressOf = ({ host, endpoint }: Service): URL => {
  const region = process.env['AWS_REGION'] ?? ''
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return new URL(endpoint ?? `https://${host}.${region}.${domain}`)
}

/** Makes signed POST requests to an AWS service. Rejects if there is no reply. */
export const signedPost = (service: Service) => {
  const { origin, host } = addressOf(service)
  return async ({ path, headers, body }: ServiceRequest): Promise<ServiceReply> => {
    // `fetch` sets the host header itself, to the value that was signed.
    const { host: _, ...signed } = service.sign({ method: 'POST', path, headers: { host, ...headers }, body })
    const signal = AbortSignal.timeout(patience)
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: signed,
      body,
      redirect: 'error',
      signal,
    })
    return {
      status: response.status,
      body: await textOf(response.body as AsyncIterable<Uint8Array> | null),
    }
  }
}
