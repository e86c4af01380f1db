import { isSubmit, type Seeded } from './seeded.js'
import type { Fault } from './tampering-proxy.js'

/** Pages whose form asks for a proof, with a function that accepts every proof, as if it could not check any. */
const asking = (attributes: string, control = 'altcha'): Fault => ({
  request: (request) =>
    isSubmit(request) && request.body.includes(`"${control}"`)
      ? { ...request, body: request.body.replace(new RegExp(`,"${control}":"[^"]*"`), '') }
      : request,
  response: (answer, { method }) =>
    method === 'GET' ? { ...answer, body: answer.body.replace(/<form /g, `<form ${attributes} `) } : answer,
})

/** Faults of forms that ask for proofs. */
export const proofFaults: Readonly<Record<string, Seeded>> = {
  'a form that asks for a proof, and nobody who signs a challenge': {
    ...asking(`data-human="proof"`),
    found: ['challenge'],
    fix: /FORM_SECRET/,
  },
  'a captcha’s test key in the page': {
    ...asking(
      `data-human="hcaptcha" data-sitekey="10000000-ffff-ffff-ffff-000000000001"`,
      'h-captcha-response',
    ),
    found: ['captcha-keys', 'captcha-token'],
    fix: /^Create your own keys/,
  },
  'a captcha without a key in the page': {
    ...asking(`data-human="turnstile"`, 'cf-turnstile-response'),
    found: ['captcha-keys', 'captcha-token'],
    fix: /^Name the keys in human\.turnstile/,
  },
  'a captcha whose secret the function has not, or has for tests': {
    ...asking(`data-human="turnstile" data-sitekey="0x4AAAAAAAbc"`, 'cf-turnstile-response'),
    found: ['captcha-token'],
    fix: /^Put the secret of your own keys/,
  },
}
