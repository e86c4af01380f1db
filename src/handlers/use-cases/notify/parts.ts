import type { IO } from 'fp-ts/lib/IO.js'
import type { Forms } from '../../../domain/form/form.js'
import type { Digest } from '../../../domain/submission/identity.js'
import type { Targets } from '../../../domain/notification/target.js'
import type { Brakes } from '../../../ports/notification/mail-brakes.js'
import type { Clock } from '../../../ports/clock.js'
import type { Deliveries } from '../../../ports/deliveries.js'
import type { Switches, Watermarks } from '../../../ports/notification/notification-marks.js'
import type { Mail, Mailer, Sender } from '../../../ports/sender.js'
import type { SubmissionRepository } from '../../../ports/submission-repository.js'

/** Dependencies of the notifier. */
export interface Parts {
  readonly forms: Forms
  readonly targets: Targets
  readonly repository: Pick<SubmissionRepository, 'find' | 'page' | 'read'>
  readonly deliveries: Deliveries
  readonly brakes: Brakes
  readonly switches: Switches
  readonly watermarks: Watermarks
  readonly sender: Sender
  readonly mailer: Mailer
  readonly clock: Clock
  /** A random number from 0 inclusive to 1 exclusive. */
  readonly chance: IO<number>
  readonly digest: Digest
  readonly site: Site
  readonly log: NotificationLog
}

/** The site in notifications: sender and owners' pages. */
export interface Site {
  readonly name: string
  /** Address of the owners' pages, without a trailing slash. */
  readonly url: string
  readonly from: Mail['from'] | undefined
  /** E-mail address to notify of targets that are off or could not be reached. */
  readonly operator: string | undefined
}

/** Log line of one try, without an address or a value. */
export interface NotificationLine {
  readonly form: string
  readonly submission: string
  readonly target: string
  /** The status of the answer, or the reason there was none. */
  readonly said: string
  readonly state: 'due' | 'done' | 'dead' | 'summed'
  readonly tries: number
  /** Sequence number of an unreadable record of the stream. */
  readonly record?: string | undefined
}

/** Writes a line to the operator's log. */
export type NotificationLog = (line: NotificationLine) => void
