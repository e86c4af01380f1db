import * as E from 'fp-ts/lib/Either.js'
import { readEmail } from '../../domain/field/kinds/email.js'
import { targetsFrom } from '../../domain/notification/target-settings.js'
import type { Targets } from '../../domain/notification/target.js'
import { configurationFrom } from './configuration.js'

/** Configuration of the notifying function. */
export interface NotifyConfiguration {
  readonly table: string
  readonly targets: Targets
  readonly site: {
    readonly name: string
    /** Address of the site, without a trailing slash. */
    readonly url: string
    readonly from: { readonly name: string; readonly address: string } | undefined
    readonly operator: string | undefined
  }
  /** URL of an SMTP server to use instead of SES. */
  readonly smtp: string | undefined
  /** Whether webhooks may go to this machine, as on the local stack. */
  readonly local: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

const given = (environment: Environment, name: string): string | undefined => {
  const text = (environment[name] ?? '').trim()
  return text === '' ? undefined : text
}

const parsed = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '{}')
  } catch {
    return undefined
  }
}

const addressComplaint = (environment: Environment, name: string): string[] => {
  const address = given(environment, name)
  return address === undefined || E.isRight(readEmail(address))
    ? []
    : [`${name} must be one e-mail address, such as forms@example.org`]
}

const smtpComplaint = (environment: Environment): string[] => {
  const url = given(environment, 'SMTP_URL')
  return url === undefined || (/^smtps?:\/\//.test(url) && URL.canParse(url))
    ? []
    : ['SMTP_URL must be a URL such as smtps://user:password@mail.example.org']
}

/**
 * Reads the configuration from environment variables, or returns all complaints at once: `TABLE_NAME`, `TARGETS` (JSON
 * by name), `SITE_URL`, `SITE_NAME`, `MAIL_FROM`, `OPERATOR_EMAIL`, `SMTP_URL`, `LOCAL_TARGETS`.
 */
export const notifyConfigurationFrom = (
  environment: Environment,
): E.Either<readonly string[], NotifyConfiguration> => {
  const base = configurationFrom({ TABLE_NAME: environment['TABLE_NAME'] })
  const targets = targetsFrom(parsed(given(environment, 'TARGETS')))
  const complaints = [
    ...(E.isLeft(base) ? base.left : []),
    ...(E.isLeft(targets) ? targets.left : []),
    ...addressComplaint(environment, 'MAIL_FROM'),
    ...addressComplaint(environment, 'OPERATOR_EMAIL'),
    ...smtpComplaint(environment),
  ]
  if (E.isLeft(base) || E.isLeft(targets) || complaints.length > 0) return E.left(complaints)
  const name = given(environment, 'SITE_NAME') ?? 'DynamoSync'
  const address = given(environment, 'MAIL_FROM')
  return E.right({
    table: base.right.table,
    targets: targets.right,
    site: {
      name,
      url: (given(environment, 'SITE_URL') ?? '').replace(/\/+$/, ''),
      from: address === undefined ? undefined : { name, address },
      operator: given(environment, 'OPERATOR_EMAIL'),
    },
    smtp: given(environment, 'SMTP_URL'),
    local: given(environment, 'LOCAL_TARGETS') === '1',
  })
}
