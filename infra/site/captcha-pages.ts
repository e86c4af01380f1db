import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Captcha, captchas } from '../../src/domain/spam/captcha.js'
import type { Others } from './content-policy.js'

const hcaptcha = ['https://hcaptcha.com', 'https://*.hcaptcha.com']

/** Content-policy sources that each provider requires. */
const sources: Readonly<Record<Captcha, Required<Others>>> = {
  turnstile: {
    script: ['https://challenges.cloudflare.com'],
    frame: ['https://challenges.cloudflare.com'],
    connect: [],
    style: [],
  },
  hcaptcha: { script: hcaptcha, frame: hcaptcha, connect: hcaptcha, style: hcaptcha },
  recaptcha: {
    script: ['https://www.google.com/recaptcha/', 'https://www.gstatic.com/recaptcha/'],
    frame: ['https://www.google.com/recaptcha/', 'https://recaptcha.google.com/recaptcha/'],
    connect: ['https://www.google.com/recaptcha/'],
    style: [],
  },
}

/** Sources from which a page with these providers' captchas loads, and to which it connects. */
export const sourcesOf = (providers: readonly Captcha[]): Required<Others> => {
  const all = (kind: keyof Others) => providers.flatMap((provider) => sources[provider][kind])
  return { script: all('script'), frame: all('frame'), connect: all('connect'), style: all('style') }
}

const providersIn = (html: string): readonly Captcha[] =>
  captchas.filter((captcha) => html.includes(` data-human="${captcha}"`))

/** Paths at which visitors find a page: `/` and `/index.html`, or everything below its folder. */
const patternsOf = (path: string): readonly string[] => {
  if (path === 'index.html') return ['/', '/index.html']
  return [path.endsWith('/index.html') ? `/${path.slice(0, -'index.html'.length)}*` : `/${path}`]
}

/**
 * The pages of a built site that show a captcha: CloudFront path patterns, each with its providers.
 *
 * @param paths of the files in the site's folder
 */
export const captchaPages = (
  folder: string,
  paths: readonly string[],
): readonly (readonly [pattern: string, providers: readonly Captcha[]])[] =>
  paths
    .filter((path) => path.endsWith('.html'))
    .flatMap((path) => {
      const providers = providersIn(readFileSync(join(folder, path), 'utf8'))
      return providers.length === 0 ? [] : patternsOf(path).map((pattern) => [pattern, providers] as const)
    })
