import { describe, expect, it } from '@jest/globals'
import { mailbox } from '../../../src/adapters/mailbox/mailbox.js'
import { mailPages } from '../../../src/adapters/mailbox/mailbox-html.js'

const mail = {
  from: '"Forms" <forms@example.org>',
  to: 'team@example.org',
  replyTo: 'ada@example.org',
  subject: 'Contact: <b>Ada</b>',
  text: 'Hello <b>',
  html: '<!doctype html>\n<html><head><title>x</title></head><body><a href="https://f.example/">Open</a></body></html>',
  headers: { 'Auto-Submitted': 'auto-generated' },
}

const boxWith = async (...mails: readonly (typeof mail)[]) => {
  const box = await mailbox(undefined)
  for (const each of mails) await box.add(each)
  const pages = mailPages(box, ({ subject }) => Promise.resolve(`Subject: ${subject}`))
  const ask = (path: string, { method = 'GET', accept = 'text/html', query = '' } = {}) =>
    pages({ path, method, accept, query })
  return { ask, id: box.list()[0]?.id ?? '' }
}

const asked = async (accept = 'application/json') => {
  const { ask } = await boxWith(mail, { ...mail, subject: 'second' })
  return ask('/mail/', { accept })
}

describe('the mailbox of the local stack', () => {
  it('lists the newest first, for programs and for people, and is emptied by DELETE', async () => {
    const { messages } = JSON.parse((await asked()).body) as { messages: (typeof mail)[] }
    expect(messages.map(({ subject }) => subject)).toEqual(['second', mail.subject])
    expect(messages[1]).toMatchObject({ ...mail, id: expect.any(String) as unknown })
    const { body } = await asked('text/html')
    expect(body).toMatch(/second[^]*Contact: &lt;b&gt;Ada/)
    const { ask } = await boxWith(mail)
    expect((await ask('/mail/', { method: 'DELETE' })).status).toBe(204)
    expect((await ask('/mail/', { accept: 'application/json' })).body).toBe('{"messages":[]}')
  })

  it.each([
    ['html', 'src="/mail/'],
    ['text', 'Hello &lt;b&gt;'],
    ['source', 'Subject: Contact: &lt;b&gt;'],
    ['headers', 'Auto-Submitted: auto-generated'],
  ])('shows a mail as %s', async (view, shown) => {
    const { ask, id } = await boxWith(mail)
    expect((await ask(`/mail/${id}`, { query: `view=${view}` })).body).toContain(shown)
  })

  it('runs and loads nothing in a mail, whose links open in a tab of their own', async () => {
    const { ask, id } = await boxWith(mail)
    const { body, headers } = await ask(`/mail/${id}/html`)
    expect(body).toContain('<base target="_blank">')
    expect(new Map(headers).get('content-security-policy')).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    )
  })

  it.each(['nobody', 'constructor', '__proto__', 'toString', '%00'])('has no mail %j', async (name) => {
    const { ask } = await boxWith(mail)
    expect((await ask(`/mail/${name}`)).status).toBe(404)
    expect((await ask(`/mail/${name}`, { accept: '*/*' })).body).toBe('{"message":"Not Found"}')
  })

  it.each([
    ['/mail/', 'POST', 'GET, HEAD, DELETE'],
    ['/mail/ID', 'DELETE', 'GET, HEAD'],
    ['/mail/mail.css', 'PUT', 'GET, HEAD'],
  ])('says what may be asked of %s, which is not %s', async (path, method, allow) => {
    const { ask, id } = await boxWith(mail)
    const { status, headers } = await ask(path.replace('ID', id), { method })
    expect([status, new Map(headers).get('allow')]).toEqual([405, allow])
  })
})
