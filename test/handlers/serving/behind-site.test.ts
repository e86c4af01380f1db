import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { contact } from '../../../forms/contact.js'
import { httpContract } from '../../../src/adapters/http/index.js'
import { lambdaTransport } from '../../../src/adapters/lambda/index.js'
import { isSecret } from '../../../src/adapters/system/mac.js'
import { formsOf } from '../../../src/domain/form/form.js'
import { type BehindSite, behindSite } from '../../../src/handlers/serving/behind-site.js'
import { ownerContainerOf, OwnerToken } from '../../../src/handlers/wiring/owner-container.js'
import { recorded } from '../../adapters/lambda/recorded-events.js'

const secret = 'a'.repeat(43)
const transport = lambdaTransport({ clock: () => 0 })
const contract = httpContract({
  forms: formsOf([contact]),
  origins: new Set(),
  stamper: () => ({ attemptId: 'a', random: 'random-0123456789', receivedAt: 0 }),
})
const isOrigin = isSecret(secret)

/** The event as the deployment reads it. */
const read = (site: BehindSite, event: object) => {
  const request = transport.decode({ event, context: { getRemainingTimeInMillis: () => 1_000 } })
  if (E.isLeft(request)) throw new Error('no event')
  return behindSite(site)(contract).read(request.right)
}

/** An event with additional headers, in its gateway's format. */
const withHeaders = (name: string, headers: Readonly<Record<string, string>>): object => {
  const event = recorded(name) as { readonly headers: object }
  return { ...event, headers: { ...event.headers, ...headers } }
}

const claimed = { 'x-viewer-address': '203.0.113.9' }
const through = { ...claimed, 'x-dynamosync-origin': secret }

describe('the sender of a request', () => {
  it.each(['http-api-json', 'rest-api-json', 'function-url-json', 'alb-json'])(
    'is who the gateway was called by, and through CloudFront the viewer: %s',
    (name) => {
      const { address } = read({ isOrigin }, recorded(name)).request
      expect(address).toMatch(/^[\d.]+$/)
      for (const headers of [claimed, { ...claimed, 'x-dynamosync-origin': 'b'.repeat(43) }])
        expect(read({ isOrigin }, withHeaders(name, headers)).request.address).toBe(address)
      expect(read({}, withHeaders(name, through)).request.address).toBe(address)
      expect(read({ isOrigin }, withHeaders(name, through)).request.address).toBe('203.0.113.9')
    },
  )

  it('is, behind a load balancer, the last of fifty entries', () => {
    const claims = Array.from({ length: 49 }, (_, n) => `6.6.6.${n}`).join(', ')
    const event = withHeaders('alb-json', { 'x-forwarded-for': `${claims}, 198.51.100.1` })
    expect(read({}, event).request.address?.trim()).toBe('198.51.100.1')
  })
})

it('is closed to owners, too, as the owners’ function is wired', () => {
  const tagOf = (apiDirectly: boolean, headers: Readonly<Record<string, string>>): string => {
    const owners = { iam: false, oidc: undefined, token: 'a'.repeat(40) }
    const configuration = { table: 'forms', origins: new Set<string>(), originSecret: secret, owners }
    const container = ownerContainerOf({ ...configuration, apiDirectly }, formsOf([contact]))
    const event = withHeaders('http-api-json', headers)
    const request = transport.decode({ event, context: { getRemainingTimeInMillis: () => 1_000 } })
    if (E.isLeft(request)) throw new Error('no event')
    const { call } = container.get(OwnerToken.Contract).read(request.right)
    return E.isLeft(call) ? call.left._tag : 'read'
  }
  expect(tagOf(false, {})).toBe('ApiClosed')
  expect(tagOf(false, through)).not.toBe('ApiClosed')
  expect(tagOf(true, {})).not.toBe('ApiClosed')
})

describe('the API’s own address', () => {
  const tagOf = (site: BehindSite, headers: Readonly<Record<string, string>>): string | undefined => {
    const { call } = read(site, withHeaders('http-api-json', headers))
    return E.isLeft(call) ? call.left._tag : undefined
  }
  it('is open beside CloudFront, unless it is said to be closed', () => {
    expect(tagOf({ isOrigin }, {})).not.toBe('ApiClosed')
    const closed = { isOrigin, apiDirectly: false }
    expect(tagOf(closed, claimed)).toBe('ApiClosed')
    expect(tagOf(closed, { 'x-dynamosync-origin': '' })).toBe('ApiClosed')
    expect(tagOf(closed, through)).not.toBe('ApiClosed')
    expect(tagOf({ apiDirectly: false }, through)).toBe('ApiClosed')
  })
})
