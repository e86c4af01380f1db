import type { AnyForm } from '../form/form.js'
import { type Captcha, isCaptcha, testKeys } from '../spam/captcha.js'
import type { StageSettings } from './stage-settings.js'

type Keys = NonNullable<StageSettings['human']>

/** The site's public key for each captcha provider, which the site's pages need. */
export const siteKeysIn = (human: Keys = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(human).map(([captcha, { siteKey }]) => [captcha, siteKey]))

const captchasOf = (forms: readonly AnyForm[]): readonly (readonly [form: string, captcha: Captcha])[] =>
  forms.flatMap(({ name, spam: { human } }) => (isCaptcha(human) ? [[name, human] as const] : []))

/** A sentence for each form with a captcha whose keys the deployment lacks: submissions that need a proof are held. */
export const missingCaptchas = (forms: readonly AnyForm[], human: Keys = {}): readonly string[] =>
  captchasOf(forms)
    .filter(([, captcha]) => human[captcha] === undefined)
    .map(
      ([form, captcha]) =>
        `The form ${form} asks for ${captcha}, but this deployment has no keys for it: add human.${captcha} to dynamosync.config.ts, or submissions that need a proof will be held.`,
    )

/** A sentence for each provider whose public key is one for tests, with which nobody is really checked. */
export const testCaptchas = (forms: readonly AnyForm[], human: Keys = {}): readonly string[] =>
  [...new Set(captchasOf(forms).map(([, captcha]) => captcha))]
    .filter((captcha) => testKeys[captcha].siteKeys.includes(human[captcha]?.siteKey ?? ''))
    .map(
      (captcha) =>
        `human.${captcha}.siteKey is one of the provider’s test keys, which do not check whether a sender is a person.`,
    )
