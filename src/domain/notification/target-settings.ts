import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { readEmail } from '../field/kinds/email.js'
import type { Target, Targets } from './target.js'

const Secret = t.union([t.string, t.strict({ parameter: t.string })])

const fields = t.partial({ fields: t.readonlyArray(t.string) })

/** A target as a deployment's settings write it. */
export const TargetSetting = t.union([
  t.intersection([t.type({ mail: t.string }), fields]),
  t.intersection([t.type({ webhook: t.string, secret: Secret }), fields]),
  t.intersection([t.type({ slack: Secret }), fields]),
  t.intersection([t.type({ teams: Secret }), fields]),
  t.intersection([t.type({ discord: Secret }), fields]),
])
export type TargetSetting = t.TypeOf<typeof TargetSetting>

/** The targets of a deployment's settings, by name. */
export type TargetSettings = Readonly<Record<string, TargetSetting>>

const name = /^[a-z][a-z0-9-]{0,39}$/

const targetOf = (setting: TargetSetting): Target => {
  const { fields: names } = setting
  if ('mail' in setting) return { kind: 'mail', to: setting.mail, fields: names }
  if ('webhook' in setting)
    return { kind: 'webhook', url: setting.webhook, secret: setting.secret, fields: names }
  if ('slack' in setting) return { kind: 'slack', url: setting.slack, fields: names }
  if ('teams' in setting) return { kind: 'teams', url: setting.teams, fields: names }
  return { kind: 'discord', url: setting.discord, fields: names }
}

const reachable = /^(https:\/\/[^\s/]|http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$))/

/** The URL of an HTTP target, if the settings contain it themselves. */
const addressIn = (setting: TargetSetting): unknown => {
  const { kind, ...target } = targetOf(setting)
  return kind !== 'mail' && 'url' in target ? target.url : undefined
}

const complaint = (key: string, setting: unknown): readonly string[] => {
  if (!name.test(key))
    return [`targets: “${key}” is not a target name: 1 to 40 of a–z, 0–9 and -, starting with a letter`]
  if (!TargetSetting.is(setting))
    return [`targets.${key} must be { mail }, { webhook, secret }, { slack }, { teams } or { discord }`]
  if ('mail' in setting && E.isLeft(readEmail(setting.mail)))
    return [`targets.${key}.mail must be one e-mail address, such as team@example.org`]
  const address = addressIn(setting)
  return typeof address === 'string' && !reachable.test(address)
    ? [`targets.${key}: its address must begin with https://, or with http://localhost on your machine`]
    : []
}

/** Targets from a deployment's settings, or every complaint at once. */
export const targetsFrom = (settings: unknown): E.Either<readonly string[], Targets> => {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return E.left(['targets must be an object with a target for each name'])
  const entries = Object.entries(settings)
  const complaints = entries.flatMap(([key, setting]) => complaint(key, setting))
  return complaints.length > 0
    ? E.left(complaints)
    : E.right(new Map(entries.map(([key, setting]) => [key, targetOf(setting as TargetSetting)])))
}
