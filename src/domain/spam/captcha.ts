import type { Human } from './spam-option.js'

/** A provider of captchas. */
export type Captcha = Exclude<Human, 'proof'>

export const captchas = ['turnstile', 'hcaptcha', 'recaptcha'] as const satisfies readonly Captcha[]

export const isCaptcha = (human: unknown): human is Captcha => captchas.some((each) => each === human)

/** Keys that a provider publishes for tests: with them, nobody is really checked. */
export interface TestKeys {
  readonly siteKeys: readonly [pass: string, ...others: string[]]
  readonly secrets: readonly [pass: string, ...others: string[]]
}

/**
 * The test keys of each provider; the first of each kind lets everybody pass.
 * https://developers.cloudflare.com/turnstile/troubleshooting/testing,
 * https://docs.hcaptcha.com/#integration-testing-test-keys, https://developers.google.com/recaptcha/docs/faq
 */
export const testKeys: Readonly<Record<Captcha, TestKeys>> = {
  turnstile: {
    siteKeys: [
      '1x00000000000000000000AA',
      '2x00000000000000000000AB',
      '1x00000000000000000000BB',
      '2x00000000000000000000BB',
      '3x00000000000000000000FF',
    ],
    secrets: [
      '1x0000000000000000000000000000000AA',
      '2x0000000000000000000000000000000AA',
      '3x0000000000000000000000000000000AA',
    ],
  },
  hcaptcha: {
    siteKeys: [
      '10000000-ffff-ffff-ffff-000000000001',
      '20000000-ffff-ffff-ffff-000000000002',
      '30000000-ffff-ffff-ffff-000000000003',
    ],
    secrets: ['0x0000000000000000000000000000000000000000'],
  },
  recaptcha: {
    siteKeys: ['6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI'],
    secrets: ['6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe'],
  },
}
