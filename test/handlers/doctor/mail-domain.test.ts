import { describe, expect, it } from '@jest/globals'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { doctor } from '../../../src/handlers/doctor/doctor.js'
import type { CheckResult } from '../../../src/handlers/doctor/check.js'
import type { Probe } from '../../../src/ports/probe.js'
import { mailRecordsText } from '../../../tools/deploy/mail-records.js'

type Zone = Readonly<Record<string, readonly string[]>>

const keys = ['aaa', 'bbb', 'ccc']

/** A zone with every record that the stack needs. */
const healthy: Zone = {
  'MX bounce.example.org': ['10 feedback-smtp.eu-central-1.amazonses.com'],
  'TXT bounce.example.org': ['v=spf1 include:amazonses.com ~all', 'another=text'],
  ...Object.fromEntries(
    keys.map((key) => [`CNAME ${key}._domainkey.example.org`, [`${key}.dkim.amazonses.com`]]),
  ),
  'TXT _dmarc.example.org': ['v=DMARC1; p=none; rua=mailto:d@example.org'],
}

const nowhere = TE.left({ why: 'no-name', code: 'ENOTFOUND' } as const)

const probeOf = (
  zone: Zone,
  records: Probe['records'] = (name, type) => TE.right(zone[`${type} ${name}`] ?? []),
): Probe => ({
  resolve: () => nowhere,
  certificate: () => nowhere,
  send: () => nowhere,
  records,
})

const looked = async (
  probe: Probe,
  { mailFrom = 'forms@example.org', dkim = keys }: { mailFrom?: string; dkim?: readonly string[] } = {},
): Promise<Readonly<Record<string, CheckResult>>> => {
  const tools = {
    probe,
    clock: () => 0,
    freshKey: () => 'k',
    known: () => ({}),
    pause: () => Promise.resolve(),
    timed: 1,
    slow: 1,
  }
  const seen: Record<string, CheckResult> = {}
  const options = { url: 'https://nowhere.example', submit: false, mailFrom, dkim }
  for await (const told of doctor(options, tools))
    if (told._tag === 'Checked' && told.check.id.startsWith('mail')) seen[told.check.id] = told.seen
  return seen
}

const without = (...names: readonly string[]): Zone =>
  Object.fromEntries(Object.entries(healthy).filter(([name]) => !names.includes(name)))

describe('the DNS of the domain that mails come from', () => {
  it('is fine as the stack wants it', async () => {
    const seen = await looked(probeOf(healthy))
    expect(Object.entries(seen).map(([id, { _tag }]) => [id, _tag])).toEqual([
      ['mail-spf', 'Fine'],
      ['mail-dkim', 'Fine'],
      ['mail-dmarc', 'Fine'],
    ])
  })

  it.each<[string, Zone, string, string]>([
    [
      'no MX for undelivered mail',
      without('MX bounce.example.org'),
      'mail-spf',
      'bounce.example.org MX 10 feedback-smtp.<region>.amazonses.com',
    ],
    [
      'no SPF',
      without('TXT bounce.example.org'),
      'mail-spf',
      'bounce.example.org TXT "v=spf1 include:amazonses.com ~all"',
    ],
    [
      'an SPF without SES',
      { ...healthy, 'TXT bounce.example.org': ['v=spf1 include:other.example -all'] },
      'mail-spf',
      'include:amazonses.com',
    ],
    [
      'an SPF that names one like SES',
      { ...healthy, 'TXT bounce.example.org': ['v=spf1 include:amazonses.com.example -all'] },
      'mail-spf',
      'include:amazonses.com',
    ],
    [
      'two SPF records',
      { ...healthy, 'TXT bounce.example.org': ['v=spf1 include:amazonses.com ~all', 'v=spf1 -all'] },
      'mail-spf',
      'Keep one',
    ],
    [
      'a missing DKIM record',
      without('CNAME bbb._domainkey.example.org'),
      'mail-dkim',
      'bbb._domainkey.example.org CNAME bbb.dkim.amazonses.com',
    ],
    [
      'a DKIM record that leads elsewhere',
      { ...healthy, 'CNAME ccc._domainkey.example.org': ['ccc.dkim.example.com'] },
      'mail-dkim',
      'ccc._domainkey.example.org CNAME',
    ],
    [
      'a DKIM key that was revoked',
      { ...without('CNAME aaa._domainkey.example.org'), 'TXT aaa._domainkey.example.org': ['v=DKIM1; p='] },
      'mail-dkim',
      'aaa._domainkey.example.org CNAME',
    ],
    [
      'no DMARC',
      without('TXT _dmarc.example.org'),
      'mail-dmarc',
      '_dmarc.example.org TXT "v=DMARC1; p=none"',
    ],
    [
      'a DMARC of another version',
      { ...healthy, 'TXT _dmarc.example.org': ['v=DMARC10; p=none'] },
      'mail-dmarc',
      '_dmarc.example.org TXT',
    ],
    [
      'a DMARC without a policy',
      { ...healthy, 'TXT _dmarc.example.org': ['v=DMARC1; rua=mailto:d@example.org'] },
      'mail-dmarc',
      'p=none',
    ],
    [
      'two DMARC records',
      { ...healthy, 'TXT _dmarc.example.org': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] },
      'mail-dmarc',
      'Leave exactly one valid record',
    ],
  ])('says what to add: %s', async (_, zone, id, fix) => {
    const seen = await looked(probeOf(zone))
    expect(seen[id]).toMatchObject({ _tag: 'Wrong', fix: expect.stringContaining(fix) as unknown })
    expect(Object.values(seen).filter(({ _tag }) => _tag === 'Wrong')).toHaveLength(1)
  })

  it('takes a key of one’s own, a policy of the domain above, strict alignment, and capitals', async () => {
    const zone = {
      'MX bounce.mail.example.org': ['10 FEEDBACK-SMTP.us-east-1.amazonses.com'],
      'TXT bounce.mail.example.org': ['V=SPF1 include:amazonses.com -all'],
      'TXT own._domainkey.mail.example.org': ['v=DKIM1; k=rsa; p=MIGf'],
      'TXT _dmarc.example.org': ['v=DMARC1; p=REJECT; aspf=s; adkim=s'],
    }
    const seen = await looked(probeOf(zone), { mailFrom: 'forms@Mail.Example.org', dkim: ['own'] })
    expect(Object.values(seen).map(({ _tag }) => _tag)).toEqual(['Fine', 'Fine', 'Fine'])
    expect(seen['mail-dmarc']).toMatchObject({
      note: expect.stringContaining('only DKIM is aligned') as unknown,
    })
  })

  it('leaves DKIM where its names are not given, and says where they are', async () => {
    const seen = await looked(probeOf(healthy), { dkim: [] })
    expect(seen['mail-dkim']).toMatchObject({
      _tag: 'Left',
      why: expect.stringContaining('--dkim') as unknown,
    })
  })

  it('says that no resolver answers, and does not take that for a missing record', async () => {
    const late = () => TE.left({ why: 'late', code: 'ETIMEOUT' } as const)
    const seen = await looked(probeOf({}, late))
    expect(seen['mail-spf']).toMatchObject({
      _tag: 'Wrong',
      found: expect.stringContaining('no answer') as unknown,
    })
  })
})

describe('deploy', () => {
  it('prints the records of a stack that sends mail, and how to look at them', () => {
    const outputs = {
      SiteUrl: 'https://www.example.org',
      MailDkim1: 'aaa._domainkey.example.org CNAME aaa.dkim.amazonses.com',
      MailMx: 'bounce.example.org MX 10 feedback-smtp.eu-central-1.amazonses.com',
      MailSpf: 'bounce.example.org TXT "v=spf1 include:amazonses.com ~all"',
      MailDmarc: '_dmarc.example.org TXT "v=DMARC1; p=none"',
    }
    const text = mailRecordsText(outputs, 'forms@example.org')
    for (const [name, value] of Object.entries(outputs)) if (name !== 'SiteUrl') expect(text).toContain(value)
    expect(text).toContain(
      'doctor https://www.example.org --mail-from forms@example.org --dkim aaa._domainkey.example.org',
    )
    expect(mailRecordsText({ SiteUrl: 'https://www.example.org' }, 'forms@example.org')).toBe('')
  })
})
