import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import { h } from '../dom.js'
import { reasonText } from '../texts/reason-text.js'
import { capital, exactText, momentText, timeElement, zone } from '../texts/formats.js'
import { words } from '../words/words.js'

export const fact = (name: string, value: Node | string): readonly HTMLElement[] => [
  h('dt', {}, name),
  h('dd', {}, value),
]

const timeFact = (name: string, iso: string): readonly HTMLElement[] =>
  fact(name, h('time', { datetime: iso, title: exactText(iso) }, momentText(iso)))

/** Whether it waits for a review. */
export const isHeld = ({ state }: SubmissionAnswer): boolean => state === 'held'

const expiryFact = ({ expiresAt, state }: SubmissionAnswer): readonly HTMLElement[] =>
  expiresAt === undefined
    ? []
    : timeFact(state === 'held' ? words().one.erasedOn : words().one.keptUntil, expiresAt)

/** Identifiers, folded as they are seldom needed. */
const identityElement = ({ id, receipt, formVersion }: SubmissionAnswer): HTMLElement =>
  h(
    'details',
    {},
    h('summary', {}, words().one.identity),
    h(
      'dl',
      { class: 'facts' },
      ...fact(words().one.id, h('code', {}, id)),
      ...fact(words().one.receipt, h('code', {}, receipt)),
      ...fact(words().one.formVersion, formVersion),
    ),
  )

/** Facts about a submission besides its answers. */
export const aboutElement = (submission: SubmissionAnswer): HTMLElement =>
  h(
    'div',
    {},
    h(
      'dl',
      { class: 'facts about' },
      ...timeFact(words().one.received, submission.receivedAt),
      ...expiryFact(submission),
      ...fact(words().one.timeZone, zone),
    ),
    identityElement(submission),
  )

/** Time of receipt, in a line below the title. */
export const receivedElement = ({ receivedAt }: SubmissionAnswer): HTMLElement =>
  h('p', { class: 'hint' }, timeElement(receivedAt))

/** Panel that says that a submission is held, why, and when it will be erased; undefined for an open one. */
export const heldPanel = (submission: SubmissionAnswer): HTMLElement | undefined => {
  const { why = [], expiresAt } = submission
  if (!isHeld(submission)) return undefined
  return h(
    'section',
    { class: 'panel held', 'aria-label': words().one.held },
    h('h2', {}, words().one.heldTitle),
    h('ul', {}, ...why.map((code) => h('li', {}, capital(reasonText(code))))),
    h(
      'p',
      {},
      expiresAt === undefined ? words().one.heldForEver : words().one.heldUntil(momentText(expiresAt)),
    ),
  )
}
