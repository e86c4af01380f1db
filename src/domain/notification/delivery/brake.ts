import { epochSeconds, type Instant } from '../../kernel/instant.js'

/** Maximum e-mails per target and hour. */
export const mostMails = 20

const hour = 3_600_000

/** The count of e-mails to one target within an hour (UTC). */
export interface Brake {
  readonly target: string
  /** The first moment of the hour. */
  readonly hour: Instant
  readonly sent: number
  /** Number of this hour's submissions that were not e-mailed individually, by form. */
  readonly summed: Readonly<Record<string, number>>
  /** Raised by each write; 0 before the first. */
  readonly rev: number
  /** Epoch seconds. */
  readonly expiresAt: number
}

/** The first moment of the hour that contains `at`. */
export const hourOf = (at: Instant): Instant => Math.floor(at / hour) * hour

/** The time at which the summary of an hour is due. */
export const endOf = (brake: Pick<Brake, 'hour'>): Instant => brake.hour + hour

/** A brake before its first e-mail. It outlives its hour by two days, during which the summary is retried. */
export const released = (target: string, at: Instant): Brake => ({
  target,
  hour: hourOf(at),
  sent: 0,
  summed: {},
  rev: 0,
  expiresAt: epochSeconds(hourOf(at) + 49 * hour),
})

/** Counts one more submission: as an e-mail of its own, or in the summary. */
export const pressed = (brake: Brake, form: string): { readonly brake: Brake; readonly isBraked: boolean } =>
  brake.sent < mostMails
    ? { brake: { ...brake, sent: brake.sent + 1 }, isBraked: false }
    : {
        brake: { ...brake, summed: { ...brake.summed, [form]: (brake.summed[form] ?? 0) + 1 } },
        isBraked: true,
      }

/** The number of submissions that a summary covers. */
export const summedIn = ({ summed }: Brake): number =>
  Object.values(summed).reduce((sum, count) => sum + count, 0)

const day = 24 * hour

/**
 * A brake that allows one notice per day (UTC). `name` must not be a target's, or the notice would count against that
 * target's e-mails.
 */
export const dayBrake = (name: string, at: Instant): Brake => {
  const first = Math.floor(at / day) * day
  return { ...released(name, at), hour: first, expiresAt: epochSeconds(first + 2 * day) }
}
