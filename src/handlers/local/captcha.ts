import * as E from 'fp-ts/lib/Either.js'
import type { SiteAnswer } from '../../adapters/gateway/answer.js'
import type { Reply } from '../../adapters/gateway/reply.js'
import { captchaSecretsFrom, type CaptchaSecrets } from '../../adapters/system/captcha-secrets.js'
import { escapeHtml } from '../../domain/kernel/escape.js'
import { captchas, isCaptcha, testKeys } from '../../domain/spam/captcha.js'

type Environment = Readonly<Record<string, string | undefined>>

const passing = (kind: 'siteKeys' | 'secrets'): Readonly<Record<string, string>> =>
  Object.fromEntries(captchas.map((captcha) => [captcha, testKeys[captcha][kind][0]]))

/** Secrets in an environment variable. @throws an error that does not quote it, as it may contain a secret */
const given = (environment: Environment, name: string): CaptchaSecrets => {
  const read = captchaSecretsFrom(environment[name], name)
  if (E.isLeft(read)) throw new Error(read.left.join('\n'))
  return read.right
}

/** The function's captcha settings: a stand-in with test secrets that always pass, unless others are given. */
export const captchaEnvironment = (environment: Environment, endpoint: string): Environment => ({
  CAPTCHA_ENDPOINT: endpoint,
  CAPTCHA_SECRETS: JSON.stringify({ ...passing('secrets'), ...given(environment, 'CAPTCHA_SECRETS') }),
})

const withStandIn = (html: string, endpoint: string, siteKeys: Readonly<Record<string, unknown>>): string =>
  html.replace(/<form [^>]*data-human="(\w+)"[^>]*>/g, (tag, human: string) => {
    if (!isCaptcha(human)) return tag
    const widget = `data-widget="${endpoint}/${human}/api.js" data-sitekey="${escapeHtml(String(siteKeys[human]))}"`
    return `${tag.replace(/ data-sitekey="[^"]*"/, '').slice(0, -1)} ${widget}>`
  })

const isPage = ({ headers }: Reply): boolean =>
  headers.some(([name, value]) => name === 'content-type' && value.startsWith('text/html'))

/** The site with the stand-in's captchas, whose test keys always pass unless other keys are given. */
export const withCaptchas = (
  site: SiteAnswer,
  endpoint: () => string,
  environment: Environment,
): SiteAnswer => {
  const siteKeys = { ...passing('siteKeys'), ...given(environment, 'CAPTCHA_SITE_KEYS') }
  return async (method, target) => {
    const reply = await site(method, target)
    return isPage(reply)
      ? { ...reply, body: withStandIn(reply.body.toString(), endpoint(), siteKeys) }
      : reply
  }
}
