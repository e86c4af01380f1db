import { canonical } from '../../kernel/canonical.js'
import type { Instant } from '../../kernel/instant.js'
import { isoOf } from '../../field/iso-instant.js'
import type { Telling } from './telling.js'

/** The body of a webhook: JSON, byte for byte the same on each attempt. */
export const envelopeOf = (telling: Telling): string =>
  canonical({
    type: `submission.${telling.event}`,
    timestamp: isoOf(telling.receivedAt),
    data: {
      id: telling.submission,
      form: telling.form,
      formVersion: telling.formVersion,
      receivedAt: isoOf(telling.receivedAt),
      fields: Object.fromEntries(telling.lines.map(({ name, value }) => [name, value])),
      receipt: telling.receipt,
      link: telling.link,
    },
  })

/** The text that a webhook's signature covers, as Standard Webhooks defines it: id, time in epoch seconds, body. */
export const signedText = (id: string, at: Instant, body: string): string =>
  `${id}.${Math.floor(at / 1000)}.${body}`
