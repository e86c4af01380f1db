import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { captchaStandIn } from '../../../src/adapters/captcha-stand-in/stand-in.js'
import { testTokens } from '../../../src/adapters/captcha-stand-in/verdict.js'
import { siteverify } from '../../../src/adapters/siteverify/siteverify.js'
import { type Loopback, loopback } from '../../../src/handlers/local/loopback.js'
import { type Captcha, captchas, testKeys } from '../../../src/domain/spam/captcha.js'

const key = 'key-0123456789abcdef'
const token = 'a-token'

/** A provider that answers as it is told to. */
let answer: (response: ServerResponse, body: string) => void
let asked: { readonly url: string; readonly body: string }[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    asked.push({ url: request.url ?? '', body })
    answer(response, body)
  })
})
let endpoint = ''
let standIn: Loopback
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  standIn = await loopback(captchaStandIn)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  standIn.close()
})

interface Asked {
  readonly captcha?: Captcha
  readonly proof?: string
  readonly host?: string
  readonly left?: number
  readonly with?: Partial<Parameters<typeof siteverify>[0]>
}

const check = (
  { captcha = 'turnstile', proof = token, host, left = 8_000, with: more }: Asked = {},
  by = siteverify({ secretOf: () => Promise.resolve('a-secret'), endpoint, ...more }),
) => {
  const now = Date.now()
  return by.check({ human: captcha, form: 'note', key, proof, host, now }, now + left)()
}

const says = (said: unknown, status = 200): void => {
  answer = (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
}

describe('a provider of captchas', () => {
  it.each(captchas)(
    'is asked once, urlencoded, with secret and token and nothing else: %s',
    async (captcha) => {
      asked = []
      says({ success: true })
      expect(await check({ captcha, proof: 'a+b&c' })).toBe('proved')
      expect(asked).toEqual([{ url: `/${captcha}/siteverify`, body: 'secret=a-secret&response=a%2Bb%26c' }])
    },
  )

  it.each([
    ['an invalid token', ['invalid-input-response']],
    ['one that is spent', ['timeout-or-duplicate']],
    ['one that hCaptcha has seen', ['invalid-or-already-seen-response']],
    ['no reason', []],
  ])('refuses, for %s', async (_, codes) => {
    says({ success: false, 'error-codes': codes })
    expect(await check()).toBe('refused')
  })

  it.each<[string, () => void]>([
    ['blames the secret', () => says({ success: false, 'error-codes': ['invalid-input-secret'] })],
    ['has trouble of its own', () => says({ success: false, 'error-codes': ['internal-error'] })],
    ['gives a code that nobody knows', () => says({ success: false, 'error-codes': ['out-of-tea'] })],
    ['says “true” as text', () => says({ success: 'true' })],
    ['says 1', () => says({ success: 1 })],
    ['says true alone', () => says(true)],
    ['says nothing', () => (answer = (response) => response.end())],
    ['answers HTML', () => (answer = (response) => response.end('<html>success: true</html>'))],
    ['answers 500 with a yes', () => says({ success: true }, 500)],
    ['leads elsewhere', () => (answer = (response) => response.writeHead(302, { location: '/' }).end())],
    ['cuts off its answer', () => (answer = (response) => response.write('{"suc', () => response.destroy()))],
    [
      'answers 10 MB',
      () => (answer = (response) => response.end(`{"success":true,"x":"${'x'.repeat(1e7)}"}`)),
    ],
    ['never answers', () => (answer = () => undefined)],
    ['drips', () => (answer = (response) => void setInterval(() => response.write(' '), 20).unref())],
  ])('is unavailable where it %s', async (_, prepare) => {
    prepare()
    expect(await check({ left: 500 })).toBe('unavailable')
  })

  it('is not waited for where the invocation has no time left, nor asked without a secret', async () => {
    asked = []
    says({ success: true })
    expect(await check({ left: 0 })).toBe('unavailable')
    expect(await check({ with: { secretOf: () => Promise.resolve(undefined) } })).toBe('unavailable')
    expect(await check({ with: { secretOf: () => Promise.reject(new Error('no SSM')) } })).toBe('unavailable')
    const never = () => new Promise<string>(() => undefined)
    expect(await check({ left: 100, with: { secretOf: never } })).toBe('unavailable')
    expect(asked).toEqual([])
  })

  it('is unavailable where nothing listens', async () => {
    expect(await check({ with: { endpoint: 'http://127.0.0.1:1' } })).toBe('unavailable')
  })

  it('is not bothered with what is no token', async () => {
    asked = []
    expect(await check({ proof: 'x'.repeat(100_000) })).toBe('refused')
    expect(asked).toEqual([])
  })

  it('must have made the token on one of our pages, and for this form, where it says so', async () => {
    const hosts = new Set(['www.example.org'])
    const made = async (said: object, host = 'forms.example.org:443') => {
      says({ success: true, ...said })
      return check({ host, with: { hosts } })
    }
    expect(await made({ hostname: 'www.example.org', action: 'note' })).toBe('proved')
    expect(await made({ hostname: 'forms.example.org', action: '' })).toBe('proved')
    expect(await made({})).toBe('proved')
    expect(await made({ hostname: 'www.example.net' })).toBe('refused')
    expect(await made({ hostname: 'www.example.org', action: 'login' })).toBe('refused')
  })

  it('is asked once for a submission that comes again with the same token, and again for another one', async () => {
    const by = siteverify({ secretOf: () => Promise.resolve('a-secret'), endpoint })
    let spent = false
    answer = (response) => {
      response.end(
        JSON.stringify(
          spent ? { success: false, 'error-codes': ['timeout-or-duplicate'] } : { success: true },
        ),
      )
      spent = true
    }
    expect(await check({}, by)).toBe('proved')
    expect(await check({}, by)).toBe('proved')
    const now = Date.now()
    const other = { human: 'turnstile', form: 'note', key: `${key}-2`, proof: token, now } as const
    expect(await by.check(other, now + 8_000)()).toBe('refused')
  })
})

describe('the stand-in for providers', () => {
  const ask = (captcha: Captcha, secret: string, proof: string = testTokens[captcha]) =>
    check({
      captcha,
      proof,
      with: {
        endpoint: standIn.endpoint,
        secretOf: () => Promise.resolve(secret),
        hosts: new Set(['localhost']),
      },
    })

  it.each(captchas)(
    'lets everybody pass by the published test keys of %s, and knows no other',
    async (captcha) => {
      expect(await ask(captcha, testKeys[captcha].secrets[0])).toBe('proved')
      expect(await ask(captcha, 'of-production')).toBe('unavailable')
    },
  )

  it('blocks everybody, and has seen every token before, by those of Turnstile', async () => {
    const [, blocks = '', spent = ''] = testKeys.turnstile.secrets
    expect([await ask('turnstile', blocks), await ask('turnstile', spent)]).toEqual(['refused', 'refused'])
  })
})
