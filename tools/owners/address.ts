import { Resolver } from 'node:dns/promises'
import * as E from 'fp-ts/lib/Either.js'
import { readEmail } from '../../src/domain/field/kinds/email.js'
import { nearest } from '../../src/domain/kernel/options.js'
import { Stop } from '../deploy/stop.js'

/** Why a text is no address of an owner; undefined where it is one. */
export const objectionTo = (text: string): string | undefined =>
  E.isRight(readEmail(text)) ? undefined : `“${text}” is not an e-mail address, such as ann@example.org.`

/** An address as it is written to Cognito. @throws Stop where it is none */
export const addressIn = (text: string, command: string): string => {
  const objection = objectionTo(text)
  if (objection !== undefined) throw new Stop(objection, command)
  return text
}

const codeOf = (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => undefined,
    (cause: unknown) => (cause instanceof Error && 'code' in cause ? String(cause.code) : undefined),
  )

/** Whether the DNS says that there is no such name. Nothing is said where it does not know `com` either. */
const isUnknown = async (domain: string): Promise<boolean> => {
  const resolver = new Resolver({ timeout: 1_500, tries: 1 })
  const asked = [resolver.resolveMx(domain), resolver.resolve4(domain), resolver.resolveNs('com')]
  const [mail, host, known] = await Promise.all(asked.map(codeOf))
  return mail === 'ENOTFOUND' && host === 'ENOTFOUND' && known === undefined
}

/** A sentence where an address is well written, and its domain is one that the DNS does not know. */
export const doubtAbout = async (address: string): Promise<string | undefined> => {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return (await isUnknown(domain))
    ? `No mail gets to ${address}: the DNS knows no ${domain}. Is it misspelt?`
    : undefined
}

/** Which of the known owners was meant by an address that is none of theirs, as part of a sentence. */
export const meant = (address: string, known: readonly string[]): string => {
  const near = nearest(address, known)
  return near === undefined ? '' : ` Did you mean ${near}?`
}
