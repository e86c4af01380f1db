import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { readEmail } from '../field/kinds/email.js'
import { type Parameter, Secret } from './secret.js'
import { isRecord, listOf, settings, textLike } from './settings.js'

/** An e-mail address. */
export const Mail = textLike('one e-mail address, such as team@example.org', (text) =>
  E.isRight(readEmail(text)),
)

const Https = textLike('an address that begins with https://', (text) =>
  /^https:\/\/[^\s/?#@]+([/?][^\s#]*)?$/.test(text),
)

const fields = listOf(textLike('the name of a field', (text) => text !== ''))

const kinds = {
  mail: settings({ mail: Mail }, { fields }),
  webhook: settings({ webhook: Https, secret: Secret }, { fields }),
  slack: settings({ slack: Secret }, { fields }),
  teams: settings({ teams: Secret }, { fields }),
  discord: settings({ discord: Secret }, { fields }),
} as const

type Fields = { readonly fields?: readonly string[] }

/** A target as the configuration writes it. */
export type TargetConfig = Fields &
  (
    | { readonly mail: string }
    | { readonly webhook: string; readonly secret: Parameter }
    | { readonly slack: Parameter }
    | { readonly teams: Parameter }
    | { readonly discord: Parameter }
  )

const names = Object.keys(kinds) as (keyof typeof kinds)[]

const validate: t.Validate<unknown, TargetConfig> = (value, context) => {
  const kind = isRecord(value) ? names.filter((name) => Object.hasOwn(value, name)) : []
  const [only] = kind
  if (only !== undefined && kind.length === 1) return kinds[only].validate(value, context)
  return t.failure(value, context, `must have one of ${names.join(', ')}`)
}

/** A codec of targets. A target's kind follows from the one setting that only this kind has. */
export const TargetConfig = new t.Type<TargetConfig>(
  'target',
  (value): value is TargetConfig => E.isRight(validate(value, [])),
  validate,
  t.identity,
)
