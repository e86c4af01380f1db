import { type Captcha, isCaptcha, testKeys } from '../../domain/spam/captcha.js'
import type { Instant } from '../../domain/kernel/instant.js'
import type { Humans, Proved, Purported } from '../../ports/humans.js'
import { askProvider } from './ask.js'
import { verdictOf } from './verdict.js'

/** Each provider's address for checking tokens. */
const addresses: Readonly<Record<Captcha, string>> = {
  turnstile: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
  hcaptcha: 'https://api.hcaptcha.com/siteverify',
  recaptcha: 'https://www.google.com/recaptcha/api/siteverify',
}

/** Dependencies of checking captchas. */
export interface Dependencies {
  /** Reads the secret of a provider's keys; undefined if there is none or it cannot be read now. */
  readonly secretOf: (captcha: Captcha) => Promise<string | undefined>
  /** Host names of the pages that may send forms; if omitted or empty, tokens of any host are valid. */
  readonly hosts?: ReadonlySet<string>
  /** Base address to call instead of the providers; the check is at `<endpoint>/<provider>/siteverify`. */
  readonly endpoint?: string | undefined
}

/** Timeout of a provider: maximum milliseconds, and maximum share of the invocation's remaining time. */
const patience = { most: 3_000, part: 0.5 } as const

/** Maximum characters of a token that is passed on; hCaptcha's have up to about 4,000. */
const longest = 8_192

/** Maximum characters of an action that a page can name. */
const actionLength = 32

/** Recently valid tokens by submission: a provider accepts a token once, but the same submission may be retried. */
const held = () => {
  const most = 1_000
  const proved = new Set<string>()
  return {
    has: (submission: string) => proved.has(submission),
    add: (submission: string): void => {
      proved.add(submission)
      const [oldest = ''] = proved
      if (proved.size > most) proved.delete(oldest)
    },
  }
}

/** Limits a check to a time, which includes reading the secret. */
const within = async (time: number, proved: Promise<Proved>): Promise<Proved> => {
  const late = Promise.withResolvers<Proved>()
  const timer = setTimeout(() => late.resolve('unavailable'), time)
  try {
    return await Promise.race([proved, late.promise])
  } catch {
    return 'unavailable'
  } finally {
    clearTimeout(timer)
  }
}

const bareHost = (host = ''): string => host.replace(/:\d+$/, '').toLowerCase()

/** Checks captchas with their provider: one call per token, and none for a form without a captcha. */
export const siteverify = ({
  secretOf,
  hosts = new Set(),
  endpoint,
}: Dependencies): Pick<Humans, 'check'> => {
  const lately = held()
  const asked = async (captcha: Captcha, purported: Purported, time: number): Promise<Proved> => {
    const secret = await secretOf(captcha)
    if (!secret) return 'unavailable'
    const url = endpoint === undefined ? addresses[captcha] : `${endpoint}/${captcha}/siteverify`
    const said = await askProvider(url, { secret, response: purported.proof }, time)
    // Test keys report their own host and action.
    const isTest = testKeys[captcha].secrets.includes(secret)
    if (isTest) return verdictOf(said, undefined)
    const ours = hosts.size === 0 ? undefined : new Set([...hosts, bareHost(purported.host)])
    return verdictOf(said, { hosts: ours, action: purported.form.slice(0, actionLength) })
  }
  const check = async (purported: Purported, deadline: Instant): Promise<Proved> => {
    const { human, form, key, proof, now } = purported
    if (!isCaptcha(human)) return 'unavailable'
    if (proof.length > longest) return 'refused'
    const submission = key === undefined ? undefined : JSON.stringify([form, key, proof])
    if (submission !== undefined && lately.has(submission)) return 'proved'
    const time = Math.floor(Math.min(patience.most, (deadline - now) * patience.part))
    const proved = time > 0 ? await within(time, asked(human, purported, time)) : 'unavailable'
    if (proved === 'proved' && submission !== undefined) lately.add(submission)
    return proved
  }
  return { check: (purported, deadline) => () => check(purported, deadline) }
}
