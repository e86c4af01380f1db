import { reasonText } from '../../../src/domain/spam/reason-text.js'
import type { SubmissionAnswer } from '../../../src/domain/contract/owner/submission-answers.js'
import { h } from '../dom.js'
import { capital, momentText } from '../formats.js'

export const fact = (name: string, value: Node | string): readonly HTMLElement[] => [
  h('dt', {}, name),
  h('dd', {}, value),
]

const timeFact = (name: string, iso: string): readonly HTMLElement[] =>
  fact(name, h('time', { datetime: iso }, momentText(iso)))

/** Whether it waits for a review. */
export const isHeld = ({ state }: SubmissionAnswer): boolean => state === 'held'

const expiryFact = ({ expiresAt, state }: SubmissionAnswer): readonly HTMLElement[] =>
  expiresAt === undefined ? [] : timeFact(state === 'held' ? 'Erased on' : 'Kept until', expiresAt)

/** What is known of a submission beside its answers. */
export const aboutElement = (submission: SubmissionAnswer): HTMLElement =>
  h(
    'dl',
    { class: 'facts about' },
    ...timeFact('Received', submission.receivedAt),
    ...fact('Submission ID', h('code', {}, submission.id)),
    ...fact('Receipt', h('code', {}, submission.receipt)),
    ...fact('Form version', submission.formVersion),
    ...expiryFact(submission),
  )

/** Says that a submission is held, why, and what becomes of it; nothing of an open one. */
export const heldPanel = (submission: SubmissionAnswer): HTMLElement | undefined => {
  const { why = [], expiresAt } = submission
  if (!isHeld(submission)) return undefined
  return h(
    'section',
    { class: 'panel held', 'aria-label': 'Held' },
    h('h2', {}, 'Held for your review'),
    h('ul', {}, ...why.map((code) => h('li', {}, capital(reasonText(code))))),
    h(
      'p',
      {},
      expiresAt === undefined
        ? 'It is kept until somebody releases or erases it.'
        : `Erased on ${momentText(expiresAt)}, unless you release it before.`,
    ),
  )
}
