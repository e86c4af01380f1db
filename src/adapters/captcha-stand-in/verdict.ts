import { type Captcha, testKeys } from '../../domain/spam/captcha.js'

/** Test tokens published by the providers. */
export const testTokens = {
  turnstile: 'XXXX.DUMMY.TOKEN.XXXX',
  hcaptcha: '10000000-aaaa-bbbb-cccc-000000000001',
  recaptcha: 'stand-in-of-recaptcha',
} as const satisfies Record<Captcha, string>

/** Hosts that the providers report for their test keys. */
const hosts = {
  turnstile: 'example.com',
  hcaptcha: 'dummy-key-pass',
  recaptcha: 'testkey.google.com',
} as const satisfies Record<Captcha, string>

const refused = (code: string): object => ({ success: false, 'error-codes': [code] })

/** Error code for a token under one of the provider's test secrets; undefined if the token is valid. */
const codeFor = (captcha: Captcha, secret: string, response: string): string | undefined => {
  const [pass, , spent] = testKeys[captcha].secrets
  if (response === '') return 'missing-input-response'
  if (secret === spent) return 'timeout-or-duplicate'
  if (secret !== pass) return 'invalid-input-response'
  return captcha === 'hcaptcha' && response !== testTokens.hcaptcha ? 'not-using-dummy-passcode' : undefined
}

/** Answer that a provider would give for a token under its published test keys, the only ones known here. */
export const standInVerdict = (captcha: Captcha, asked: URLSearchParams, at: Date): object => {
  const secret = asked.get('secret') ?? ''
  if (secret === '') return refused('missing-input-secret')
  if (!testKeys[captcha].secrets.includes(secret)) return refused('invalid-input-secret')
  const code = codeFor(captcha, secret, asked.get('response') ?? '')
  return code === undefined
    ? { success: true, 'error-codes': [], challenge_ts: at.toISOString(), hostname: hosts[captcha] }
    : refused(code)
}
