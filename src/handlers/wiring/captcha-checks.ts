import * as E from 'fp-ts/lib/Either.js'
import { parameterSecrets } from '../../adapters/aws/parameters.js'
import { siteverify } from '../../adapters/siteverify/siteverify.js'
import { captchaSecretsFrom } from '../../adapters/system/captcha-secrets.js'
import { systemClock } from '../../adapters/system/stamper.js'
import { signFor } from './aws-signing.js'
import type { Humans } from '../../ports/humans.js'

type Environment = Readonly<Record<string, string | undefined>>

/** The captcha and page settings of a deployment. */
interface Options {
  readonly environment: Environment
  /** Origins of pages that may send forms. */
  readonly origins: ReadonlySet<string>
}

/**
 * Checks captchas with their providers. A separate file in the function's bundle, which forms without a captcha never
 * load. If secrets cannot be read, nobody is refused: submissions are held.
 */
export const captchas = ({ environment, origins }: Options): Pick<Humans, 'check'> => {
  const read = captchaSecretsFrom(environment['CAPTCHA_SECRETS'])
  const secrets = E.isRight(read) ? read.right : {}
  const parameterOf = parameterSecrets({
    clock: systemClock,
    endpoint: environment['AWS_ENDPOINT_URL_SSM'] || undefined,
    sign: signFor('ssm'),
  })
  return siteverify({
    hosts: new Set([...origins].map((origin) => new URL(origin).hostname)),
    endpoint: environment['CAPTCHA_ENDPOINT'] || undefined,
    secretOf: async (captcha) => {
      const secret = secrets[captcha]
      return typeof secret === 'object' ? parameterOf(secret.parameter)() : secret
    },
  })
}
