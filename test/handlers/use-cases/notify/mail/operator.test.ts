import { describe, expect, it } from '@jest/globals'
import { form, text } from '../../../../../src/domain/index.js'
import { sampleDelivery } from '../../../../../src/domain/notification/delivery/sample.js'
import type { Answer } from '../../../../../src/domain/notification/delivery/target-answer.js'
import { notifier } from '../../../../../src/handlers/use-cases/notify/notifier.js'
import { right } from '../../../../domain/equal-right.js'
import { midday, notifyingParts, storedOf } from '../notifying-parts.js'

const contact = form(
  'contact',
  { message: text({ label: 'Message', maxLength: 50, listed: true }) },
  { title: 'Contact', notify: ['team', 'crm'] },
)
const targets = {
  team: { kind: 'mail', to: 'team@k.example' },
  crm: { kind: 'webhook', url: 'https://x.example/', secret: 'whsec_AAAA' },
} as const
const ids = ['a', 'b', 'c'].map((each) => each.repeat(26))
const submissions = ids.map((id) => storedOf(contact, id, { fields: { message: 'my own words' } }))
const ever = Number.MAX_SAFE_INTEGER

const told = (answers: { team: Answer; crm: Answer }, operator?: string) => {
  const made = notifyingParts({
    forms: [contact],
    targets,
    submissions,
    answer: ({ kind }) => answers[kind === 'mail' ? 'team' : 'crm'],
    ...(operator !== undefined && { operator }),
  })
  const one = notifier(made.parts)
  const ring = () =>
    one.ring(
      ids.map((id) => ({ sequenceNumber: id, bell: { form: 'contact', id } })),
      ever,
    )
  return { ...made, one, ring }
}

const accepted = { _tag: 'Accepted' } as const
const refused = { _tag: 'Unreached', why: 'mail-refused' } as const

describe('the operator is notified', () => {
  it('of a mail target that is dead, once a day, without an address and without a value', async () => {
    const { ring, one, at, mails } = told({ team: refused, crm: accepted }, 'ops@k.example')
    await ring()
    expect(mails).toEqual([])
    for (let hour = 0; hour < 6; hour += 1) {
      at.now += 600_000
      await one.tick(900_000, ever)
    }
    expect(mails).toMatchObject([{ to: 'ops@k.example', subject: 'Contact: “team” could not be notified' }])
    const { text: body = '', html = '' } = mails[0] ?? {}
    expect(body).toContain('mail-refused')
    expect(body).toContain('https://k.example/owner/#/forms/contact')
    for (const secret of ['my own words', 'team@k.example']) expect(`${body}${html}`).not.toContain(secret)
  })

  it('of a target that is off, once', async () => {
    const { ring, mails, parts } = told(
      { team: accepted, crm: { _tag: 'Answered', status: 410 } },
      'ops@k.example',
    )
    await ring()
    expect(mails).toMatchObject([{ to: 'ops@k.example', subject: 'Contact: “crm” is off' }])
    expect(right(await parts.switches.off(ever)())).toMatchObject([{ form: 'contact', target: 'crm' }])
  })

  it('not of a sample, whose owner sees the result; nor without an operator', async () => {
    const asked = told({ team: refused, crm: { _tag: 'Answered', status: 410 } }, 'ops@k.example')
    right(await asked.parts.deliveries.put(sampleDelivery(contact, 'x'.repeat(26), ['crm'], midday), ever)())
    await asked.one.tick(900_000, ever)
    expect(asked.lines).toMatchObject([{ target: 'crm', state: 'dead' }])
    const none = told({ team: accepted, crm: { _tag: 'Answered', status: 410 } })
    await none.ring()
    expect([...asked.mails, ...none.mails]).toEqual([])
  })
})

describe('a target that is off', () => {
  it('is not notified from the next submission on', async () => {
    const { one, at, lines } = told({ team: accepted, crm: { _tag: 'Answered', status: 410 } })
    for (const [n, id] of ids.slice(0, 2).entries()) {
      await one.ring([{ sequenceNumber: String(n), bell: { form: 'contact', id } }], ever)
      at.now += 1_000
    }
    expect(lines.filter(({ target }) => target === 'crm').map(({ said }) => said)).toEqual(['410', 'off'])
  })
  it('is notified at once after it was turned on, even if it was just seen off', async () => {
    const answers: { team: Answer; crm: Answer } = { team: accepted, crm: { _tag: 'Answered', status: 410 } }
    const { ring, one, at, parts, lines } = told(answers)
    await one.ring([{ sequenceNumber: '1', bell: { form: 'contact', id: ids[0]! } }], ever)
    at.now += 40_000
    answers.crm = accepted
    await one.ring([{ sequenceNumber: '2', bell: { form: 'contact', id: ids[1]! } }], ever)
    expect(lines.at(-1)).toMatchObject({ target: 'crm', said: 'off', state: 'dead' })
    await parts.switches.put({ form: 'contact', target: 'crm', since: at.now }, false, ever)()
    at.now += 1_000
    await ring()
    expect(lines.filter(({ target, state }) => target === 'crm' && state === 'done')).toHaveLength(1)
  })
})
