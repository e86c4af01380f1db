import type {
  DeliveryAnswer,
  FormTellingAnswer,
} from '../../../src/domain/contract/owner/delivery-answers.js'
import { dateText, shortTimeText } from '../formats.js'

export type TargetDelivery = DeliveryAnswer['targets'][number]
export type TargetStatus = FormTellingAnswer['targets'][number]

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

const ordinal = (count: number): string => ordinals[count - 1] ?? `${count}th`

/** Why there was no answer, in words; a code of a later version is said as it is. */
const unreached: Readonly<Record<string, string>> = {
  timeout: 'no answer in time',
  'no-name': 'its name leads nowhere',
  'no-connection': 'no connection',
  tls: 'its certificate is not trusted',
  'cut-off': 'the answer broke off',
  'forbidden-address': 'its name leads to an address that is not public',
  throttled: 'the mail service takes no more for now',
  'mail-refused': 'the mail service refuses the mail',
  'target-missing': 'the deployment has no such target',
  'form-missing': 'the deployment has no such form',
  off: 'the target is off',
  'secret-missing': 'its secret cannot be read',
}

const answerText = (said: string): string =>
  /^\d{3}$/.test(said)
    ? `answered ${said}`
    : Object.hasOwn(unreached, said)
      ? (unreached[said] ?? said)
      : said

const answered = ({ last }: TargetDelivery): string =>
  last === undefined ? '' : `, ${answerText(last.said)}`

/** How far the telling of one target has come: `crm: third try at 15:10, answered 503`. */
export const targetText = (target: TargetDelivery): string => {
  const { name, state, tries, at } = target
  const when = shortTimeText(at)
  switch (state) {
    case 'done':
      return `${name}: told at ${when}${answered(target)}`
    case 'due':
      return `${name}: ${ordinal(tries + 1)} try at ${when}${answered(target)}`
    case 'dead':
      return `${name}: given up at ${when} after ${tries} ${tries === 1 ? 'try' : 'tries'}${answered(target)}`
    case 'summed':
      return `${name}: counted in the summary of its hour, at ${when}`
  }
}

/** Whether a target is told: `off since 28 Nov 2026, as it answered 410`. */
export const statusText = ({ state, since }: TargetStatus): string => {
  if (state === 'missing') return 'missing: the deployment has no target of this name, so nobody is told'
  if (state === 'on') return 'on'
  return `off${since === undefined ? '' : ` since ${dateText(since)}`}, as it answered 410 (gone)`
}
