import type { IO } from 'fp-ts/lib/IO.js'
import type { Forms } from '../../../domain/form/form.js'
import type { Digest } from '../../../domain/submission/identity.js'
import type { Targets } from '../../../domain/notification/target.js'
import type { Brakes } from '../../../ports/mail-brakes.js'
import type { Clock } from '../../../ports/clock.js'
import type { Deliveries } from '../../../ports/deliveries.js'
import type { Switches, Watermarks } from '../../../ports/notification-marks.js'
import type { Mail, Mailer, Sender } from '../../../ports/sender.js'
import type { SubmissionRepository } from '../../../ports/submission-repository.js'

/** Dependencies of telling. */
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
  /** From 0 up to, but not including, 1. */
  readonly chance: IO<number>
  readonly digest: Digest
  readonly site: Site
  readonly log: NotificationLog
}

/** Who writes, and where owners read. */
export interface Site {
  readonly name: string
  /** Without a slash at its end. */
  readonly url: string
  readonly from: Mail['from'] | undefined
  /** Who is told by mail of a target that is off or could not be told. */
  readonly operator: string | undefined
}

/** One line about one try, without an address and without a value. */
export interface NotificationLine {
  readonly form: string
  readonly submission: string
  readonly target: string
  /** A status, or why there was none. */
  readonly said: string
  readonly state: 'due' | 'done' | 'dead' | 'summed'
  readonly tries: number
  /** The sequence number of a record of the stream that says nothing else. */
  readonly record?: string | undefined
}

/** Writes a line where the operator reads it. */
export type NotificationLog = (line: NotificationLine) => void
