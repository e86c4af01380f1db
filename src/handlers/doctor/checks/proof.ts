import { isCaptcha, testKeys } from '../../../domain/spam/captcha.js'
import { proofControls } from '../../../domain/spam/proof.js'
import type { ProbeAnswer } from '../../../ports/probe.js'
import { codeOf, inShort, succeeded } from '../answer.js'
import { type Check, fine, left, type CheckResult, wrong } from '../check.js'
import { formOn } from '../html-forms.js'
import { formPage, sitePage } from '../shared-requests.js'
import { repeating } from '../submitting-check.js'
import { isOurs } from '../target.js'
import { submit, type Visit } from '../visit.js'

type Attributes = ReadonlyMap<string, string>

const attributesIn = (page: ProbeAnswer | undefined, form: string | undefined): Attributes =>
  formOn(page?.body ?? '', form)?.attributes ?? new Map()

/** Attributes of the form's proof, from the site's page or else the form's own. */
const asked = (visit: Visit): Promise<Attributes> =>
  visit.once('proof', async () => {
    const { form } = visit.target
    const own = isOurs(visit.target) ? await formPage(visit) : undefined
    return new Map([...attributesIn(own, form), ...attributesIn(await sitePage(visit), form)])
  })

const nothingAsked = left('the form asks for no captcha')

const challengeSeen = (answer: ProbeAnswer): CheckResult => {
  if (answer.status === 200) return fine('the deployment signs challenges')
  return wrong(
    `the form asks for a proof, but no challenge is available: ${inShort(answer)}`,
    'The function has no FORM_SECRET, or is older than the form. Without a challenge nobody can give a proof, so submissions that need one are held.',
    'npm run deploy creates the secret. Elsewhere set FORM_SECRET of the submit function to 32 random bytes: openssl rand -base64 32.',
  )
}

const challenge: Check = {
  id: 'challenge',
  title: 'Proof: challenge',
  needs: ['form-page'],
  look: async (visit) => {
    if ((await asked(visit)).get('data-human') !== 'proof') return left('the form asks for no proof of work')
    const url = `${visit.target.address}/challenge?key=${visit.freshKey()}`
    return challengeSeen(await visit.send({ method: 'GET', url, headers: { accept: 'application/json' } }))
  },
}

const keysSeen = (form: Attributes, isSite: boolean): CheckResult => {
  const [captcha, key = ''] = [form.get('data-human'), form.get('data-sitekey')]
  if (!isCaptcha(captcha)) return nothingAsked
  if (form.has('data-widget')) return left('the page uses the local stack’s stand-in for the provider')
  if (testKeys[captcha].siteKeys.includes(key))
    return wrong(
      `the page has a test key of ${captcha}`,
      'The provider publishes it for tests: with it, either everybody passes or nobody does.',
      `Create your own keys at the provider, name them in human.${captcha} of dynamosync.config.ts, and deploy.`,
    )
  if (key !== '') return fine(`the page has its own key for ${captcha}`)
  return isSite
    ? wrong(
        `the form asks for ${captcha}, but its page has no key for it`,
        'The pages were built without the setting “human” of dynamosync.config.ts. Nobody can solve the captcha, so submissions that need it are held.',
        `Name the keys in human.${captcha} of dynamosync.config.ts, and deploy.`,
      )
    : left('the page with the captcha is unknown')
}

const keys: Check = {
  id: 'captcha-keys',
  title: 'Captcha: keys',
  needs: ['form-page'],
  look: async (visit) => keysSeen(await asked(visit), visit.target.site !== undefined),
}

const tokenSeen = (answer: ProbeAnswer): CheckResult => {
  if (codeOf(answer) === 'not-human') return fine('an invented token is refused: 422 not-human')
  if (!succeeded(answer)) return left(`the form refuses the test for other reasons: ${inShort(answer)}`)
  return wrong(
    'an invented token is not refused',
    'The function’s captcha secret is missing or invalid, the provider is unreachable, or the secret is a test secret, with which everybody passes.',
    'Put the secret of your own keys into the parameter named in the setting “human” of dynamosync.config.ts (CAPTCHA_SECRETS of the function), and deploy.',
  )
}

/** Checks that an invented token is refused, as neither the secret nor the provider is visible from outside. */
const token: Check = repeating(
  {
    id: 'captcha-token',
    title: 'Captcha: tokens',
    look: async (visit, { values }) => {
      const form = await asked(visit)
      const captcha = form.get('data-human')
      if (!isCaptcha(captcha)) return nothingAsked
      if (form.has('data-widget'))
        return left('the local stack’s stand-in for the provider accepts any token')
      return tokenSeen(
        await submit(visit, {
          headers: { 'content-type': 'application/json', 'idempotency-key': visit.freshKey() },
          body: JSON.stringify({ ...values, [proofControls[captcha]]: 'a-token-that-nobody-gave' }),
        }),
      )
    },
  },
  ['form-page'],
)

export const proofChecks: readonly Check[] = [challenge, keys, token]
