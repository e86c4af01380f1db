import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { form, parameter, site, text } from '../../../src/domain/index.js'
import { readSite, stackNameOf, stageIn, stagesOf, titleIn } from '../../../src/domain/site/site.js'
import { unknownTargets } from '../../../src/domain/site/unknown-targets.js'

const kettle = site({
  name: 'Blue Kettle',
  forms: './forms',
  origins: ['https://www.example.org'],
  mail: { from: 'forms@example.org', operator: 'ops@example.org' },
  targets: {
    team: { mail: 'team@example.org' },
    crm: { webhook: 'https://crm.example.org/in', fields: ['email'], secret: parameter('/kettle/crm') },
    chat: { slack: parameter('/kettle/slack') },
  },
  human: { turnstile: { siteKey: '0x4', secret: parameter('/kettle/turnstile') } },
  throttle: { submit: { rate: 20, burst: 40 } },
  logDays: 90,
  stages: {
    dev: { targets: { crm: { mail: 'dev@example.org' } } },
    prod: { alarmEmail: 'ops@example.org', mail: { from: 'post@example.org' }, origins: [] },
  },
})

const complaints = (exported: unknown): readonly string[] => {
  const read = readSite(exported)
  return E.isLeft(read) ? read.left : []
}

const kettleCertificate = 'arn:aws:acm:us-east-1:111122223333:certificate/1'

describe('the configuration of a site', () => {
  it('is read as it was written, and is plain data', () => {
    expect(readSite(kettle)).toEqual(E.right(kettle))
    expect(JSON.parse(JSON.stringify(kettle))).toEqual(kettle)
    expect(readSite({})).toEqual(E.right({}))
    const edges = {
      alarms: { serverErrors: 0, refused: 0, throttles: 0, storeErrors: 0, notifyErrors: 0, throttleRate: 0 },
      domain: { name: 'Forms.example.org', certificateArn: kettleCertificate },
    }
    expect(readSite(edges)).toEqual(E.right(edges))
  })

  it('holds for a stage with the stage’s own settings over it', () => {
    const prod = stageIn(kettle, 'prod')
    expect(prod).toMatchObject({
      mail: { from: 'post@example.org', operator: 'ops@example.org' },
      origins: [],
    })
    expect(prod?.targets).toEqual(kettle.targets)
    // A target is one thing, so the webhook’s address and secret do not stay behind a mail.
    expect(stageIn(kettle, 'dev')?.targets?.['crm']).toEqual({ mail: 'dev@example.org' })
    expect(stageIn(kettle, 'qa')).toBeUndefined()
    expect(stageIn(kettle, 'constructor')).toBeUndefined()
    expect([stagesOf(kettle), stagesOf({})]).toEqual([
      ['dev', 'prod'],
      ['dev', 'prod'],
    ])
    expect([stackNameOf(kettle, 'prod'), stackNameOf({}, 'dev')]).toEqual([
      'blue-kettle-prod',
      'dynamosync-dev',
    ])
    expect(titleIn(kettle, {})).toBe('Blue Kettle')
  })

  it.each([
    [{ version: 2, colour: 'red' }, 'it is for a newer version of DynamoSync'],
    [{ version: 0 }, 'version: must be 1, or left out'],
    [{ tagets: {} }, 'unknown setting tagets. Did you mean targets?'],
    [{ alarmMail: 'a@example.org' }, 'unknown setting alarmMail. Did you mean alarmEmail?'],
    [{ stages: { prod: { orgins: [] } } }, 'stages.prod: unknown setting orgins. Did you mean origins?'],
    [
      { mail: { from: 'a@example.org', operater: 'a@example.org' } },
      'mail: unknown setting operater. Did you mean operator?',
    ],
    [{ bodyLimit: 300_000 }, 'bodyLimit: must be a whole number of bytes from 65536 (64 KiB) to 262144'],
    [{ bodyLimit: '128k' }, 'bodyLimit: must be a whole number of bytes'],
    [
      { stages: { prod: { bodylimit: 131_072 } } },
      'stages.prod: unknown setting bodylimit. Did you mean bodyLimit?',
    ],
    [{ mail: {} }, 'mail: the setting from is missing'],
    [{ mail: { from: 'nobody' } }, 'mail.from: must be one e-mail address, such as team@example.org'],
    [{ origins: ['https://a.example/x'] }, 'origins[0]: must be an origin'],
    [{ origins: 'https://a.example' }, 'origins: '],
    [{ targets: { Team: { mail: 'a@example.org' } } }, 'targets: “Team” is not a valid name'],
    [
      { targets: { team: { fax: '1' } } },
      'targets.team: must have one of mail, webhook, slack, teams, discord',
    ],
    [{ targets: { a: { mail: 'a@example.org', webhook: 'https://a' } } }, 'targets.a: must have one of'],
    [{ targets: { crm: { webhook: 'https://a.example' } } }, 'targets.crm: the setting secret is missing'],
    [
      { targets: { crm: { webhook: 'http://a.example', secret: parameter('/a') } } },
      'targets.crm.webhook: must be',
    ],
    [{ targets: { crm: { slack: parameter('a') } } }, "targets.crm.slack: must be parameter('/name')"],
    [{ stages: { 'My Stage': {} } }, 'stages: “My Stage” is not a valid name'],
    [
      { domain: { name: 'https://forms.example.org', certificateArn: kettleCertificate } },
      'domain.name: must be',
    ],
    [
      {
        domain: {
          name: 'forms.example.org',
          certificateArn: kettleCertificate.replace('us-east-1', 'eu-west-1'),
        },
      },
      'domain.certificateArn: must be the ARN of an ACM certificate in us-east-1',
    ],
    [
      { webAcl: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1' },
      'webAcl: must be the ARN of a web ACL for CloudFront',
    ],
    [{ alarms: { serverErrors: -1 } }, 'alarms.serverErrors: must be a whole number, 0 or more'],
    [
      { alarms: { throttleRate: 100 } },
      'alarms.throttleRate: must be a percentage of at least 0 and below 100',
    ],
    [{ logDays: 8 }, 'logDays: must be one of'],
    [{ api: 'graphql' }, "api: must be 'http' or 'rest'"],
    [{ forms: './other' }, "forms: must be './forms'"],
    [[], 'must be an object of settings'],
    ['x', 'must be an object of settings'],
    [{ toString: 1 }, 'unknown setting toString.'],
  ])('%j is refused with its place', (exported, sentence) => {
    expect(complaints(exported)).toEqual([expect.stringContaining(sentence)])
  })

  it('refuses a secret in clear, wherever one may stand, and does not repeat it', () => {
    const secret = 'hunter2-hunter2'
    const inClear = {
      targets: {
        crm: { webhook: 'https://a.example', secret },
        slack: { slack: secret },
        teams: { teams: secret },
        discord: { discord: secret },
      },
      human: { hcaptcha: { siteKey: 'k', secret } },
      stages: { prod: { human: { recaptcha: { siteKey: 'k', secret } } } },
    }
    expect(complaints(inClear)).toHaveLength(6)
    for (const complaint of complaints(inClear)) {
      expect(complaint).toContain('is a secret in plain text. Keep it in Parameter Store')
      expect(complaint).not.toContain(secret)
    }
  })

  it('does not compile with a misspelt setting', () => {
    // @ts-expect-error there is no setting alarmMail
    expect(complaints(site({ alarmMail: 'a@example.org' }))).toHaveLength(1)
    // @ts-expect-error a secret is named, and does not stand here
    expect(complaints(site({ targets: { chat: { slack: 'https://hooks' } } }))).toHaveLength(1)
  })

  it('names the targets that a form tells in vain', () => {
    const forms = [form('contact', { a: text({ label: 'A', maxLength: 9 }) }, { notify: ['team', 'nobody'] })]
    expect(unknownTargets(forms, stageIn(kettle, 'prod')?.targets)).toEqual([
      'The form contact notifies “nobody”, which is not a target of this deployment, so nobody is notified.',
    ])
  })
})
