import { describe, expect, it } from '@jest/globals'
import { choice, form, text } from '../../../../../src/domain/index.js'
import { by } from '../../../../../src/domain/form/notify.js'
import { notifier } from '../../../../../src/handlers/use-cases/notify/notifier.js'
import { midday, notifyingParts } from '../notifying-parts.js'

const fields = { message: text({ label: 'Message', maxLength: 50, listed: true }) }
const contact = form('contact', fields, { title: 'Contact', notify: ['team', 'crm'] })
const kontakt = form('kontakt', fields, { title: 'Kontakt', lang: 'de', notify: ['team'] })
const choosing = form(
  'choosing',
  { topic: choice(['a', 'b'], { label: 'Topic' }) },
  { title: 'Choosing', notify: by('topic', { a: 'team', b: 'desk' }) },
)
const targets = {
  team: { kind: 'mail', to: 'team@k.example' },
  desk: { kind: 'mail', to: 'desk@k.example' },
  crm: { kind: 'webhook', url: 'https://x.example/', secret: 'whsec_AAAA' },
} as const

const day = 86_400_000
const ever = Number.MAX_SAFE_INTEGER

describe('held submissions are reported once a day', () => {
  it('by mail, with a number and a link, and no value', async () => {
    const { parts, at, mails } = notifyingParts({ forms: [contact], targets })
    at.held = 3
    await notifier(parts).tick(0, ever)
    expect(mails).toMatchObject([{ to: 'team@k.example', subject: 'Contact: 3 held for review' }])
    expect(mails[0]?.text).toContain('3 submissions are held for review.')
    expect(mails[0]?.text).toContain('https://k.example/owner/#/forms/contact?state=held')
    expect(mails[0]?.html).toContain('https://k.example/owner/#/forms/contact?state=held')
    expect(mails[0]?.replyTo).toBeUndefined()
  })

  it('says one, more than are counted, and German', async () => {
    const { parts, at, mails } = notifyingParts({ forms: [kontakt], targets })
    at.held = 1
    await notifier(parts).tick(0, ever)
    Object.assign(at, { now: midday + day, held: 200, more: true })
    await notifier(parts).tick(0, ever)
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Kontakt: 1 zurückgehalten',
      'Kontakt: 200+ zurückgehalten',
    ])
    expect(mails[1]?.text).toContain('Mehr als 200 Einsendungen')
  })

  it('to each mail address that the form may tell', async () => {
    const { parts, at, mails } = notifyingParts({ forms: [choosing], targets })
    at.held = 2
    await notifier(parts).tick(0, ever)
    expect(mails.map(({ to }) => to)).toEqual(['team@k.example', 'desk@k.example'])
  })

  it('not if nothing is held, nor for a form without targets', async () => {
    const { parts, at, mails } = notifyingParts({ forms: [form('quiet', fields)], targets })
    at.held = 3
    await notifier(parts).tick(0, ever)
    const none = notifyingParts({ forms: [contact], targets })
    await notifier(none.parts).tick(0, ever)
    expect([...mails, ...none.mails]).toEqual([])
  })

  it('once a day, however often it is swept, and by however many at once', async () => {
    const { parts, at, mails } = notifyingParts({ forms: [contact], targets })
    at.held = 3
    await Promise.all(Array.from({ length: 5 }, () => notifier(parts).tick(0, ever)))
    const one = notifier(parts)
    for (let n = 0; n < 20; n += 1) {
      at.now += 20 * 60_000
      await one.tick(30_000, ever)
    }
    expect(mails).toHaveLength(1)
    at.now = midday + day
    await Promise.all(Array.from({ length: 5 }, () => notifier(parts).tick(0, ever)))
    expect(mails).toHaveLength(2)
  })

  it('later the same day if the mail was refused', async () => {
    let isDown = true
    const { parts, at, mails } = notifyingParts({
      forms: [contact],
      targets,
      mailed: () => (isDown ? { _tag: 'Unreached', why: 'timeout' } : { _tag: 'Accepted' }),
    })
    at.held = 3
    const one = notifier(parts)
    await one.tick(30_000, ever)
    isDown = false
    at.now += 60_000
    await one.tick(30_000, ever)
    at.now += 60_000
    await one.tick(30_000, ever)
    expect(mails).toHaveLength(1)
  })
})
