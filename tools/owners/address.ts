import { Resolver } from 'node:dns/promises'
import * as E from 'fp-ts/lib/Either.js'
import { readEmail } from '../../src/domain/field/kinds/email.js'
import { nearest, slips } from '../../src/domain/kernel/options.js'
import { Stop } from '../deploy/stop.js'

/** The reason why a text cannot be an owner's address; undefined if it can. */
export const objectionTo = (text: string): string | undefined =>
  E.isRight(readEmail(text)) ? undefined : `“${text}” is not an e-mail address, such as ann@example.org.`

/** An address as the pool stores it: in lower case, because the pool ignores the case of addresses. */
export const known = (address: string): string => address.toLowerCase()

/** An address in the form that Cognito stores. @throws Stop if it is invalid */
export const addressIn = (text: string, command: string): string => {
  const objection = objectionTo(text)
  if (objection !== undefined) throw new Stop(objection, command)
  return known(text)
}

const codeOf = (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => undefined,
    (cause: unknown) => (cause instanceof Error && 'code' in cause ? String(cause.code) : undefined),
  )

/** Whether the DNS reports that the name does not exist; false if it cannot even resolve `com`. */
const isUnknown = async (domain: string): Promise<boolean> => {
  const resolver = new Resolver({ timeout: 1_500, tries: 1 })
  const asked = [resolver.resolveMx(domain), resolver.resolve4(domain), resolver.resolveNs('com')]
  const [mail, host, known] = await Promise.all(asked.map(codeOf))
  return mail === 'ENOTFOUND' && host === 'ENOTFOUND' && known === undefined
}

/** Common mail domains, and some other domains that exist but resemble one of them. */
const common = [
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'yahoo.com', 'icloud.com', 'proton.me'],
  ...['mail.com', 'ymail.com', 'email.com', 'gmx.com'],
]

/** The common domain that differs from an uncommon one by a single slip of the keyboard, if any. */
const slippedFrom = (domain: string): string | undefined =>
  common.includes(domain) ? undefined : common.find((each) => slips(domain, each) === 1)

/** A warning if an address is well formed, but its domain is unknown to the DNS or one slip away from a common one. */
export const doubtAbout = async (address: string): Promise<string | undefined> => {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const near = slippedFrom(domain.toLowerCase())
  if (near !== undefined) return `The domain ${domain} is almost ${near}. Is ${address} misspelt?`
  return (await isUnknown(domain))
    ? `Mail to ${address} cannot be delivered: the domain ${domain} does not exist. Is it misspelt?`
    : undefined
}

/** Suggests the known owner most similar to an unknown address, as part of a sentence. */
export const meant = (address: string, known: readonly string[]): string => {
  const near = nearest(address, known)
  return near === undefined ? '' : ` Did you mean ${near}?`
}
