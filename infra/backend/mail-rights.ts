import { domainToASCII } from 'node:url'
import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { mailDomainOf } from '../../src/domain/site/mail-dns.js'
import type { TellingOptions } from '../options.js'

/** The domain of an address as SES and the DNS name it: `xn--mller-kva.example` for `müller.example`. */
export const asciiDomainOf = (address: string): string => domainToASCII(mailDomainOf(address))

/** Identities whose permission SES may require: the address's own, if it has one, and its domain's. */
const identitiesOf = (address: string): readonly string[] => {
  const domain = asciiDomainOf(address)
  return [domain, `${address.slice(0, address.lastIndexOf('@'))}@${domain}`]
}

/** Addresses that mail is sent from and to. */
interface Addresses extends Pick<TellingOptions, 'targets'> {
  readonly from: string | undefined
  readonly operator: string | undefined
}

/**
 * Permissions to send from one address. While an account is in the sandbox, SES also asks for permission on the
 * identities of recipients, which must be verified there: it is granted for mail from this address only.
 */
export const mailStatements = (
  scope: Construct,
  { from, targets, operator }: Addresses,
): readonly PolicyStatement[] => {
  if (from === undefined) return []
  const arnOf = (resourceName: string): string =>
    Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName })
  const sending = (addresses: readonly string[], conditions = {}): PolicyStatement =>
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [...new Set(addresses.flatMap(identitiesOf))].map(arnOf),
      conditions,
    })
  const told = [
    ...Object.values(targets).flatMap((target) => ('mail' in target ? [target.mail] : [])),
    ...(operator === undefined ? [] : [operator]),
  ]
  const [, sender] = identitiesOf(from)
  const asSender = { StringEqualsIgnoreCase: { 'ses:FromAddress': sender } }
  return [sending([from]), ...(told.length === 0 ? [] : [sending(told, asSender)])]
}
