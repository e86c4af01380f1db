import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { type Captcha, captchas, isCaptcha } from '../../domain/spam/captcha.js'

const Secret = t.union([t.string, t.strict({ parameter: t.string })])

/** Secret of each provider: its value, or the parameter of AWS Systems Manager that has it. */
export type CaptchaSecrets = Partial<Readonly<Record<Captcha, t.TypeOf<typeof Secret>>>>

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const complaintsIn = (secrets: object, name: string): readonly string[] =>
  Object.entries(secrets).flatMap(([captcha, secret]: [string, unknown]) => {
    if (!isCaptcha(captcha)) return [`${name}: “${captcha}” is not one of ${captchas.join(', ')}`]
    return Secret.is(secret) && secret !== ''
      ? []
      : [`${name}.${captcha} must be a text, or { "parameter": "/name" }`]
  })

/**
 * Parses `CAPTCHA_SECRETS`, JSON such as `{"turnstile":{"parameter":"/kettle/turnstile"}}`; no secrets if it is empty.
 * No complaint repeats a value.
 */
export const captchaSecretsFrom = (
  text: string | undefined,
  name = 'CAPTCHA_SECRETS',
): E.Either<readonly string[], CaptchaSecrets> => {
  const secrets = parsed(text || '{}')
  if (typeof secrets !== 'object' || secrets === null || Array.isArray(secrets))
    return E.left([`${name} must be a JSON object such as {"turnstile":"…"}`])
  const complaints = complaintsIn(secrets, name)
  return complaints.length > 0 ? E.left(complaints) : E.right(secrets)
}
