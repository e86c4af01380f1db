import type { Task } from 'fp-ts/lib/Task.js'
import type { Answer } from '../domain/notification/delivery/target-answer.js'
import type { Target } from '../domain/notification/target.js'
import type { Telling } from '../domain/notification/message/telling.js'

/** Notifies one target once, within ten seconds. It never fails: every error is an answer. */
export type Sender<T extends Target = Target> = (target: T, telling: Telling) => Task<Answer>

/** An e-mail for a mail service. Each address has passed the domain's own check. */
export interface Mail {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly replyTo?: string | undefined
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Headers by name; printable ASCII. */
  readonly headers: Readonly<Record<string, string>>
}

/** An e-mail whose sender is text, as in a mailbox. */
export interface ComposedMail extends Omit<Mail, 'from'> {
  /** Sender, such as `"Blue Kettle" <forms@example.org>`. */
  readonly from: string
}

/** Passes an e-mail to a mail service once. */
export type Mailer = (mail: Mail) => Task<Answer>

/** Reads a secret of the deployment by its parameter name; undefined if it cannot be read. */
export type Secrets = (name: string) => Task<string | undefined>
