import { epochSeconds, type Instant } from '../../kernel/instant.js'

/** Maximum mails an hour that one target is told by. */
export const mostMails = 20

const hour = 3_600_000

/** Mails to one target within an hour of UTC. */
export interface Brake {
  readonly target: string
  /** The hour's first moment. */
  readonly hour: Instant
  readonly sent: number
  /** Submissions of this hour that no mail of their own told, by form. */
  readonly summed: Readonly<Record<string, number>>
  /** Raised by each write; 0 before the first. */
  readonly rev: number
  /** Epoch seconds. */
  readonly expiresAt: number
}

/** The hour that a moment is in. */
export const hourOf = (at: Instant): Instant => Math.floor(at / hour) * hour

/** When the summary of an hour is due. */
export const endOf = (brake: Pick<Brake, 'hour'>): Instant => brake.hour + hour

/** A brake that nobody has pressed yet. It outlives its hour by two days, in which the summary is tried. */
export const released = (target: string, at: Instant): Brake => ({
  target,
  hour: hourOf(at),
  sent: 0,
  summed: {},
  rev: 0,
  expiresAt: epochSeconds(hourOf(at) + 49 * hour),
})

/** One more submission: a mail of its own, or one more in the summary. */
export const pressed = (brake: Brake, form: string): { readonly brake: Brake; readonly isBraked: boolean } =>
  brake.sent < mostMails
    ? { brake: { ...brake, sent: brake.sent + 1 }, isBraked: false }
    : {
        brake: { ...brake, summed: { ...brake.summed, [form]: (brake.summed[form] ?? 0) + 1 } },
        isBraked: true,
      }

/** How many submissions a summary is about. */
export const summedIn = ({ summed }: Brake): number =>
  Object.values(summed).reduce((sum, count) => sum + count, 0)

const day = 24 * hour

/** A brake that lets one notice through a day of UTC; `name` is no target's, so that it brakes nothing else. */
export const dayBrake = (name: string, at: Instant): Brake => {
  const first = Math.floor(at / day) * day
  return { ...released(name, at), hour: first, expiresAt: epochSeconds(first + 2 * day) }
}
