import type { Answer, Complaint } from './answer.js'
import { contentsOf, controlsOf, own } from './element.js'
import type { EnhanceOptions } from './options.js'
import type { Proofs } from './proof/proof.js'
import type { Outbox } from './outbox/outbox.js'
import { type Fill, newKey, sendPatiently } from './send.js'
import { type Submission, submissionOf } from './submission.js'
import type { View } from './view/view.js'
import type { Words } from './words.js'

/** A form, and the dependencies of its submissions. */
export interface Parts {
  readonly form: HTMLFormElement
  readonly view: View
  readonly words: Words
  readonly options: EnhanceOptions
  readonly hold: Outbox['hold']
  /** The form's name in the outbox. */
  readonly home: string
  /** Undefined if the form asks for no proof. */
  readonly proofs: Promise<Proofs | undefined> | undefined
}

/** Sends a form's submissions, one at a time. */
export interface Sender {
  /** Does nothing while another submission is under way. */
  readonly send: (submitter: HTMLElement | null, address: URL) => Promise<void>
  /** Called after a value was changed. */
  readonly edited: () => void
  readonly isSending: () => boolean
}

const titleOf = ({ title }: EnhanceOptions): string =>
  title ?? document.querySelector('h1')?.textContent ?? document.title

const isSecret = (form: HTMLFormElement): boolean => controlsOf(form).some(({ type }) => type === 'password')

/** Whether to send the fields in the URL; never secrets, which logs would record. */
const inAddress = (form: HTMLFormElement): boolean =>
  own(form).getAttribute('data-send') === 'query' && !isSecret(form)

/** A fill that was sent, and the form's values at that time. */
interface Tried extends Fill {
  readonly typed: string
}

/** Leaves a submission in the outbox until there is a network. @returns the reason if it cannot */
const leave = async (
  { form, words, options, hold, home }: Parts,
  { typed: _, ...fill }: Tried,
): Promise<string | undefined> => {
  if (isSecret(form)) return words.secret
  try {
    await hold({ ...fill, home, title: titleOf(options), at: Date.now() })
    return undefined
  } catch {
    return words.notKept
  }
}

/** Empties the form, unless something was typed while the response was under way, as that is another submission. */
const empty = ({ form }: Parts, { typed }: Tried): boolean => {
  const isSame = contentsOf(form) === typed
  if (isSame) own(form).reset()
  return isSame
}

const showStored = (parts: Parts, tried: Tried, { stored }: Answer & { _tag: 'Stored' }): void => {
  parts.view.showStored(stored, empty(parts, tried))
  parts.options.onStored?.(stored, new URLSearchParams(tried.contents))
  if (/^https?:/.test(stored.next ?? '')) location.assign(stored.next as string)
}

/** Shows an answer. @returns the fill that the next attempt resumes, if any */
const conclude = async (parts: Parts, tried: Tried, answer: Answer): Promise<Tried | undefined> => {
  const { view } = parts
  if (answer._tag === 'Stored') {
    showStored(parts, tried, answer)
    return undefined
  }
  if (answer._tag === 'Complaints') {
    view.showComplaints(answer.complaints)
    return tried
  }
  const isOffline = answer.unreached && !navigator.onLine
  if (isOffline) view.clear()
  const message = isOffline ? await leave(parts, tried) : answer.message
  if (message === undefined) {
    empty(parts, tried)
    return undefined
  }
  view.showFailure(message, answer.retryable)
  // A permanently refused key can get no other answer.
  return answer.retryable ? tried : undefined
}

/** Complaints before sending, such as about a chosen file, which would not arrive. */
const complaintsAbout = (
  { files, contents }: Submission,
  { words, options }: Parts,
): readonly Complaint[] => [
  ...files.map((field) => ({ field, message: words.noFiles })),
  ...(options.check?.(new URLSearchParams(contents)) ?? []),
]

export const senderOf = (parts: Parts): Sender => {
  const { form, view, words, proofs } = parts
  let tried: Tried | undefined
  let sending = false
  let used: string | undefined

  /** A fill for these values: the same values keep their key; others get a new one or, once, the page's own. */
  const fillOf = ({ action, contents, key }: Submission, fresh = newKey()): Tried => {
    const typed = contentsOf(form)
    if (tried?.contents === contents && tried.action === action) return { ...tried, typed }
    const mine = (key !== used && key) || fresh
    used = key
    return { action, contents, key: mine, query: inAddress(form), typed }
  }

  const send: Sender['send'] = async (submitter, address) => {
    if (sending) return
    const submission = submissionOf(form, submitter, address)
    const complaints = complaintsAbout(submission, parts)
    if (complaints.length > 0) {
      view.showComplaints(complaints)
      return
    }
    sending = true
    const proof = await proofs
    const mine = (tried = fillOf(submission, proof?.key()))
    view.sending(submitter)
    const sent = (await proof?.of(mine)) ?? mine
    const answer = await sendPatiently(sent, words, view.waiting)
    sending = false
    view.ready()
    tried = await conclude(parts, mine, answer)
  }
  return {
    send,
    edited: () => {
      if (!sending && tried !== undefined && contentsOf(form) !== tried.typed) view.edited()
    },
    isSending: () => sending,
  }
}
