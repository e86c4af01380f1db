import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'

/** Keys of an AWS identity; a role's come with a session token. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

/** Scope of a signature. */
export interface Scope {
  readonly region: string
  readonly service: string
}

/** A request to an AWS API, without a query. Header names in lower case. */
export interface Signable {
  readonly method: string
  /** Path of letters, digits, `-`, `.`, `_`, `~` and `/`; the root by default. */
  readonly path?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** Canonical headers: sorted by name, with values stripped of insignificant white space. */
const canonical = (headers: Signable['headers']) => {
  const names = Object.keys(headers).sort()
  let lines = ''
  for (const name of names) lines += `${name}:${(headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`
  return { names: names.join(';'), lines }
}

/** Formats milliseconds since 1970 as `20261129T065900Z`. */
const timestamp = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '')

/**
 * Signs requests by AWS Signature Version 4. The derived key is the same all day, so it is computed
 * once, and kept as a key object: from raw bytes Node would make one each time, which takes longer than signing.
 *
 * @returns a function from a request and a time (milliseconds since 1970) to the headers, signature included
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export const signer = ({ region, service }: Scope) => {
  let derived: { readonly of: string; readonly key: KeyObject } | undefined
  const keyOf = (secret: string, day: string): KeyObject => {
    const of = `${secret} ${day}`
    if (derived?.of === of) return derived.key
    const steps = [day, region, service, 'aws4_request']
    const key = createSecretKey(steps.reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`)))
    derived = { of, key }
    return key
  }
  return (
    { method, path = '/', headers, body }: Signable,
    { accessKeyId, secretAccessKey, sessionToken }: Credentials,
    time: number,
  ): Record<string, string> => {
    const moment = timestamp(time)
    const day = moment.slice(0, 8)
    const whole: Record<string, string> = { ...headers, 'x-amz-date': moment }
    if (sessionToken !== undefined) whole['x-amz-security-token'] = sessionToken
    const { names, lines } = canonical(whole)
    const scope = `${day}/${region}/${service}/aws4_request`
    const request = sha256(`${method}\n${path}\n\n${lines}\n${names}\n${sha256(body)}`)
    const text = `AWS4-HMAC-SHA256\n${moment}\n${scope}\n${request}`
    const signature = createHmac('sha256', keyOf(secretAccessKey, day)).update(text).digest('hex')
    whole['authorization'] =
      `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
    return whole
  }
}
