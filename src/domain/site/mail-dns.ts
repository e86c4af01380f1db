/** A DNS record. */
export interface DnsRecord {
  readonly name: string
  readonly type: 'CNAME' | 'MX' | 'TXT'
  readonly value: string
}

/** The domain of an e-mail address, in lower case. */
export const mailDomainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** The name that bounces return to: a subdomain of the sender's domain, so that SPF is aligned with From. */
export const bounceNameOf = (domain: string): string => `bounce.${domain}`

/** The records that SPF needs, at the name that bounces return to. */
export const spfRecords = (domain: string, region: string): readonly [mx: DnsRecord, spf: DnsRecord] => [
  { name: bounceNameOf(domain), type: 'MX', value: `10 feedback-smtp.${region}.amazonses.com` },
  { name: bounceNameOf(domain), type: 'TXT', value: '"v=spf1 include:amazonses.com ~all"' },
]

/** The minimum that DMARC needs: a policy that only monitors. */
export const dmarcRecord = (domain: string): DnsRecord => ({
  name: `_dmarc.${domain}`,
  type: 'TXT',
  value: '"v=DMARC1; p=none"',
})

/** A record as a line of a zone file. */
export const recordText = ({ name, type, value }: DnsRecord): string => `${name} ${type} ${value}`
