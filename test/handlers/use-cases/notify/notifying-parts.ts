import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { memoryDeliveries } from '../../../../src/adapters/memory/deliveries.js'
import {
  memoryBrakes,
  memorySwitches,
  memoryWatermarks,
} from '../../../../src/adapters/memory/notification-marks.js'
import { sha256 } from '../../../../src/adapters/system/index.js'
import { type AnyForm, formsOf } from '../../../../src/domain/form/form.js'
import type { Answer } from '../../../../src/domain/notification/delivery/target-answer.js'
import type { Telling } from '../../../../src/domain/notification/message/telling.js'
import type { Target } from '../../../../src/domain/notification/target.js'
import type { Submission } from '../../../../src/domain/submission/submission.js'
import type { NotificationLine, Parts } from '../../../../src/handlers/use-cases/notify/parts.js'
import type { Mail } from '../../../../src/ports/sender.js'

/** 2023-11-14 at noon, UTC. */
export const midday = Date.UTC(2023, 10, 14, 12)

/** A stored submission to notify of, unless `rest` differs. */
export const storedOf = (form: AnyForm, id: string, rest: object = {}): Submission => ({
  form: form.name,
  formVersion: '1',
  id,
  at: midday,
  since: midday,
  fields: {},
  attemptId: 'a',
  fingerprint: 'f',
  answer: { status: 201, message: '' },
  receipt: `1-${id}`,
  notify: 1,
  ...rest,
})

export interface NotifyingOptions {
  readonly forms: readonly AnyForm[]
  readonly targets: Readonly<Record<string, Target>>
  readonly submissions?: readonly Submission[]
  readonly answer?: (target: Target, telling: Telling) => Answer
  readonly mailed?: () => Answer
  readonly operator?: string
}

/** Dependencies of notifying, in memory, with a clock that the test sets. */
export const notifyingParts = ({
  forms,
  targets,
  submissions = [],
  answer = () => ({ _tag: 'Accepted' }),
  mailed = () => ({ _tag: 'Accepted' }),
  operator,
}: NotifyingOptions) => {
  const at = { now: midday, held: 0, more: false }
  const mails: Mail[] = []
  const lines: NotificationLine[] = []
  const clock = () => at.now
  const parts: Parts = {
    forms: formsOf(forms),
    targets: new Map(Object.entries(targets)),
    repository: {
      find: (form, id) => () =>
        Promise.resolve(
          E.right(O.fromNullable(submissions.find((each) => each.form === form && each.id === id))),
        ),
      read: () => () => Promise.resolve(E.right({ submissions: [], unreadable: [] })),
      page:
        ({ state }) =>
        () => {
          const rows = Array.from({ length: state === 'held' ? at.held : 0 }, (_, n) => ({
            id: String(n),
            at: at.now,
            position: String(n),
          }))
          return Promise.resolve(E.right(state === 'held' && at.more ? { rows, next: 'more' } : { rows }))
        },
    },
    deliveries: memoryDeliveries({ clock }),
    brakes: memoryBrakes(),
    switches: memorySwitches(),
    watermarks: memoryWatermarks(),
    sender: (target, telling) => () => Promise.resolve(answer(target, telling)),
    mailer: (mail) => () => {
      const result = mailed()
      if (result._tag === 'Accepted') mails.push(mail)
      return Promise.resolve(result)
    },
    clock,
    chance: () => 0.5,
    digest: sha256,
    site: {
      name: 'Kettle',
      url: 'https://k.example',
      from: { name: 'Kettle', address: 'f@k.example' },
      operator,
    },
    log: (line) => lines.push(line),
  }
  return { parts, at, mails, lines }
}
