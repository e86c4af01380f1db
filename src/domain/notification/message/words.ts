import type { Lang } from '../../kernel/lang.js'
import type { EventName } from '../event.js'

/** What a target reads beside what a form's author wrote. */
export interface NotificationWords {
  readonly yes: string
  readonly no: string
  readonly agreed: (version: string) => string
  /** In the place of no answer. */
  readonly none: string
  readonly event: Readonly<Record<EventName, (title: string) => string>>
  /** The text of the link to the owner's pages. */
  readonly open: string
  readonly openList: string
  readonly received: string
  readonly reply: string
  readonly footer: (site: string) => string
  readonly summary: (title: string, count: number) => string
  readonly summaryText: (count: number, limit: number) => string
  readonly held: (title: string, count: number) => string
  readonly heldText: (count: number) => string
}

const english: NotificationWords = {
  yes: 'Yes',
  no: 'No',
  agreed: (version) => `Agreed (wording ${version})`,
  none: '–',
  event: {
    received: (title) => title,
    replaced: (title) => `${title} (changed)`,
    released: (title) => title,
    confirmed: (title) => title,
    test: (title) => `Test: ${title}`,
  },
  open: 'Open the submission',
  openList: 'Open the submissions',
  received: 'Received',
  reply: 'Reply to this mail to answer the sender.',
  footer: (site) => `Sent by ${site} because this address is told of new submissions.`,
  summary: (title, count) => `${title}: ${count} more submissions`,
  summaryText: (count, limit) =>
    `${count} more submissions arrived within the hour. At most ${limit} mails an hour are sent to this address, so they are not told one by one. All of them are stored.`,
  held: (title, count) => `${title}: ${count} held for review`,
  heldText: (count) =>
    count === 1
      ? '1 submission is held for review. It is kept for a limited time.'
      : `${count} submissions are held for review. They are kept for a limited time.`,
}

const german: NotificationWords = {
  yes: 'Ja',
  no: 'Nein',
  agreed: (version) => `Zugestimmt (Fassung ${version})`,
  none: '–',
  event: {
    received: (title) => title,
    replaced: (title) => `${title} (geändert)`,
    released: (title) => title,
    confirmed: (title) => title,
    test: (title) => `Test: ${title}`,
  },
  open: 'Einsendung öffnen',
  openList: 'Einsendungen öffnen',
  received: 'Eingegangen',
  reply: 'Antworten Sie auf diese E-Mail, um dem Absender zu antworten.',
  footer: (site) => `Gesendet von ${site}, weil diese Adresse über neue Einsendungen informiert wird.`,
  summary: (title, count) => `${title}: ${count} weitere Einsendungen`,
  summaryText: (count, limit) =>
    `${count} weitere Einsendungen sind innerhalb der Stunde eingegangen. An diese Adresse gehen höchstens ${limit} E-Mails in der Stunde, deshalb werden sie nicht einzeln gemeldet. Alle sind gespeichert.`,
  held: (title, count) => `${title}: ${count} zurückgehalten`,
  heldText: (count) =>
    count === 1
      ? '1 Einsendung wartet auf Ihre Prüfung. Sie wird nur begrenzte Zeit aufbewahrt.'
      : `${count} Einsendungen warten auf Ihre Prüfung. Sie werden nur begrenzte Zeit aufbewahrt.`,
}

const all: Readonly<Record<Lang, NotificationWords>> = { en: english, de: german }

/** What a target reads in a form's language. */
export const notificationWords = (lang: Lang): NotificationWords => all[lang]
