import type { Task } from 'fp-ts/lib/Task.js'
import type { Answer } from '../domain/notification/delivery/target-answer.js'
import type { Target } from '../domain/notification/target.js'
import type { Telling } from '../domain/notification/message/telling.js'

/** Tells one target once, within ten seconds; never fails, whatever comes back. */
export type Sender<T extends Target = Target> = (target: T, telling: Telling) => Task<Answer>

/** A mail as a mail service takes it. Each address has passed our own rule for addresses. */
export interface Mail {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly replyTo?: string | undefined
  readonly subject: string
  readonly text: string
  readonly html: string
  /** By name; printable ASCII. */
  readonly headers: Readonly<Record<string, string>>
}

/** A mail whose sender is written as text, as a mailbox has it. */
export interface ComposedMail extends Omit<Mail, 'from'> {
  /** Such as `"Blue Kettle" <forms@example.org>`. */
  readonly from: string
}

/** Hands a mail to a mail service once. */
export type Mailer = (mail: Mail) => Task<Answer>

/** Reads what a deployment keeps secret, by the name of its parameter; undefined where it cannot be read. */
export type Secrets = (name: string) => Task<string | undefined>
