import type { Clock } from '../../ports/clock.js'
import type { Secrets } from '../../ports/sender.js'
import { type Sign, signedPost } from './signed.js'

/** Milliseconds for which a secret is cached: the longest delay until a rotated one is used, unless reading fails. */
const remembered = 5 * 60_000

const valueIn = (body: string): string | undefined => {
  const { Parameter } = JSON.parse(body) as { readonly Parameter?: { readonly Value?: unknown } }
  return typeof Parameter?.Value === 'string' ? Parameter.Value : undefined
}

/** Secrets in the parameter store of AWS Systems Manager. */
export const parameterSecrets = ({
  clock,
  endpoint,
  sign,
}: {
  readonly clock: Clock
  readonly endpoint?: string | undefined
  readonly sign: Sign
}): Secrets => {
  const send = signedPost({ host: 'ssm', endpoint, sign })
  const known = new Map<string, { readonly value: string; readonly until: number }>()
  const read = async (name: string): Promise<string | undefined> => {
    const { status, body } = await send({
      path: '/',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' },
      body: JSON.stringify({ Name: name, WithDecryption: true }),
    })
    return status === 200 ? valueIn(body) : undefined
  }
  return (name) => async () => {
    const found = known.get(name)
    if (found !== undefined && found.until > clock()) return found.value
    // A secret that cannot be read now keeps its cached value.
    const value = (await read(name).catch(() => undefined)) ?? found?.value
    if (value !== undefined) known.set(name, { value, until: clock() + remembered })
    return value
  }
}
