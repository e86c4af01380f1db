import * as E from 'fp-ts/lib/Either.js'
import {
  bounceNameOf,
  dmarcRecord,
  mailDomainOf,
  recordText,
  spfRecords,
} from '../../../domain/site/mail-dns.js'
import type { DnsType } from '../../../ports/probe.js'
import { type Check, fine, left, wrong } from '../check.js'
import { NoAnswer } from '../no-answer.js'
import type { Visit } from '../visit.js'

const wait = 'Add it at the domain’s DNS provider, and run the doctor again in an hour.'

const domainIn = ({ options }: Visit): string => mailDomainOf(options.mailFrom ?? '')

const recordsOf = async ({ probe }: Visit, name: string, type: DnsType): Promise<readonly string[]> => {
  const found = await probe.records(name, type)()
  if (E.isLeft(found)) throw new NoAnswer(found.left.why, found.left.code)
  return found.right
}

/** Tags of a record such as `v=DMARC1; p=none`, by lower-case name. */
const tagsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(';').flatMap((part) => {
      const [name = '', ...value] = part.split('=')
      return value.length === 0 ? [] : [[name.trim().toLowerCase(), value.join('=').trim()] as const]
    }),
  )

const spf: Check = {
  id: 'mail-spf',
  title: 'Mail: SPF',
  look: async (visit) => {
    const domain = domainIn(visit)
    const bounce = bounceNameOf(domain)
    const [mx, txt] = [await recordsOf(visit, bounce, 'MX'), await recordsOf(visit, bounce, 'TXT')]
    const policies = txt.filter((text) => /^v=spf1( |$)/i.test(text))
    const [wantedMx, wantedSpf] = spfRecords(domain, '<region>').map(recordText)
    if (policies.length > 1)
      return wrong(
        `${bounce} has ${policies.length} SPF records`,
        'A domain name may have only one SPF record; if it has several, receivers ignore them all.',
        `Keep one record that has include:amazonses.com, and remove the others.`,
      )
    if (!mx.some((each) => /feedback-smtp\.[a-z0-9-]+\.amazonses\.com\.?$/i.test(each)))
      return wrong(
        `${bounce} has no MX record for SES`,
        'Without it SES uses its own domain for bounces, so SPF is not aligned with your From address.',
        `Add ${wantedMx ?? ''}, with the region of the stack. ${wait}`,
      )
    const [policy = ''] = policies
    if (!/(^| )\+?include:amazonses\.com( |$)/i.test(policy))
      return wrong(
        policy === '' ? `${bounce} has no SPF record` : `the SPF record of ${bounce} does not name SES`,
        'Receivers cannot tell that SES may send for this domain.',
        `Add ${wantedSpf ?? ''}. ${wait}`,
      )
    return fine(`${bounce} allows SES`)
  },
}

/** Name of a DKIM record. The selector is its first label, or the whole name as the stack prints it. */
const selectorName = (selector: string, domain: string): string =>
  selector.includes('._domainkey') ? selector : `${selector}._domainkey.${domain}`

const isKey = (text: string): boolean => (tagsIn(text).get('p') ?? '') !== ''

const dkim: Check = {
  id: 'mail-dkim',
  title: 'Mail: DKIM',
  look: async (visit) => {
    const domain = domainIn(visit)
    const selectors = visit.options.dkim ?? []
    if (selectors.length === 0) return left('pass the stack’s outputs MailDkim1 to MailDkim3 with --dkim')
    const missing: string[] = []
    for (const name of selectors.map((each) => selectorName(each, domain))) {
      const leads = await recordsOf(visit, name, 'CNAME')
      if (leads.some((to) => /\.dkim\.(amazonses\.com|[a-z0-9-]+\.amazonses\.com)\.?$/i.test(to))) continue
      if (!(await recordsOf(visit, name, 'TXT')).some(isKey)) missing.push(name)
    }
    const [first] = missing
    if (first === undefined) return fine(`${selectors.length} of ${selectors.length} records found`)
    return wrong(
      `missing: ${missing.length} of ${selectors.length} DKIM records, such as ${first}`,
      'Receivers look up the keys of SES’s signatures there; SES sends nothing from this domain until all records exist.',
      `Add the missing records from the stack’s outputs, such as ${first} CNAME ${first.split('.')[0] ?? ''}.dkim.amazonses.com. ${wait}`,
    )
  },
}

/** Names at which receivers look for a domain's policy: its own, then those of its parent domains. */
const policyNames = (domain: string): readonly string[] => {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}

const policyOf = async (visit: Visit, domain: string): Promise<readonly string[]> => {
  for (const name of policyNames(domain)) {
    const found = (await recordsOf(visit, `_dmarc.${name}`, 'TXT')).filter((text) =>
      /^v=DMARC1\s*(;|$)/i.test(text),
    )
    if (found.length > 0) return found
  }
  return []
}

const policies: readonly string[] = ['none', 'quarantine', 'reject']

/** Fault in a domain's policies, such as more than one policy. */
const policyFault = (found: readonly string[]): string | undefined => {
  if (found.length > 1) return 'the domain has several DMARC records'
  const policy = tagsIn(found[0] ?? '').get('p') ?? ''
  return policies.includes(policy.toLowerCase()) ? undefined : 'its DMARC policy has no valid p tag'
}

const dmarc: Check = {
  id: 'mail-dmarc',
  title: 'Mail: DMARC',
  look: async (visit) => {
    const domain = domainIn(visit)
    const wanted = recordText(dmarcRecord(domain))
    const found = await policyOf(visit, domain)
    const [policy] = found
    if (policy === undefined)
      return wrong(
        `${domain} has no DMARC policy`,
        'Large mail providers refuse mail from domains without a policy, or file it as spam.',
        `Add ${wanted}. ${wait}`,
      )
    const fault = policyFault(found)
    if (fault !== undefined)
      return wrong(
        fault,
        'Receivers act as if there were no policy.',
        `Leave exactly one valid record, such as ${wanted}.`,
      )
    const tags = tagsIn(policy)
    const name = `p=${tags.get('p') ?? ''}`
    // DKIM signs for the domain of From, which is aligned in both modes; SPF is for a subdomain.
    return tags.get('aspf')?.toLowerCase() === 's'
      ? fine(`${name}; aspf=s, so only DKIM is aligned with From`)
      : fine(`${name}; SPF and DKIM are aligned with From`)
  },
}

/** Checks of the DNS records that a sender's domain needs for its mail to arrive. */
export const mailChecks: readonly Check[] = [spf, dkim, dmarc]
