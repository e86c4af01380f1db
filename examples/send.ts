// One asynchronous function, in any program.
import { memoryRepository } from 'dynamosync/memory'
import { submitter } from 'dynamosync/promise'
import { contact } from './contact.ts'

const send = submitter({ repository: memoryRepository({ clock: Date.now }), timeout: 5_000 })

const input = { email: 'ada@example.org', topic: 'support', message: 'Hello' } as const
const key = 'one-key-per-fill-0001' // the same key again is never a second submission

for (const attempt of [1, 2]) {
  const sent = await send(contact, input, { key })
  if (sent.ok) console.log(attempt, sent.outcome._tag, sent.outcome.submission.fields.topic)
  else console.log(attempt, sent.failure._tag)
}
