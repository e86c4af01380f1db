import type { Answer, Complaint, Stored } from './answer.js'
import { attributeOf, contentsOf, controlsOf, listen, restore, setAttribute } from './element.js'
import { type Outbox, outboxAt } from './outbox.js'
import { type Fill, newKey, sendPatiently } from './send.js'
import { type View, viewOf } from './view.js'
import { english, type Words } from './words.js'

export type { Complaint, Stored } from './answer.js'
export type { Words } from './words.js'

/** How a form is enhanced. Everything may be left out. */
export interface EnhanceOptions {
  /** What to call the form where one of its submissions waits; by default the heading of the page. */
  readonly title?: string
  /**
   * Complaints about what is filled in, before anything is sent; none means: send it. `npm run build` writes one for
   * every form, with the server's own words, to `assets/check/<form>.js`. The server has the last word in any case.
   */
  readonly check?: (contents: URLSearchParams) => readonly Complaint[]
  /** What the helper says by itself, in another language than English; what is left out stays English. */
  readonly words?: Partial<Words>
  /** Called after a submission was stored and the person told so, with what was sent. */
  readonly onStored?: (stored: Stored, contents: URLSearchParams) => void
}

const enhanced = new WeakSet<HTMLFormElement>()
let outbox: Outbox | undefined

/** What ids on the page begin with: the form's name, which its address ends with. */
const prefixOf = (form: HTMLFormElement, action: string): string =>
  attributeOf(form, 'data-dynamosync') || (new URL(action).pathname.split('/').pop() ?? '')

const titleOf = ({ title }: EnhanceOptions): string =>
  title ?? document.querySelector('h1')?.textContent ?? document.title

const isSecret = (form: HTMLFormElement): boolean => controlsOf(form).some(({ type }) => type === 'password')

interface Parts {
  readonly form: HTMLFormElement
  readonly view: View
  readonly words: Words
  readonly options: EnhanceOptions
}

/** Leaves a submission to wait for a network. @returns why not, where it cannot */
const leave = async ({ words, options }: Parts, fill: Fill): Promise<string | undefined> => {
  if (fill.secret) return words.secret
  try {
    await outbox?.hold({ ...fill, title: titleOf(options), at: Date.now() })
    return undefined
  } catch {
    return words.notKept
  }
}

/** Shows an answer; the fill that a next try goes on with, if any. */
const conclude = async (parts: Parts, fill: Fill, answer: Answer): Promise<Fill | undefined> => {
  const { form, view, options } = parts
  // What was typed while the answer was on its way is another submission: it stays.
  const empty = (): void => {
    if (contentsOf(form) === fill.contents) HTMLFormElement.prototype.reset.call(form)
  }
  if (answer._tag === 'Stored') {
    empty()
    view.showStored(answer.stored)
    options.onStored?.(answer.stored, new URLSearchParams(fill.contents))
    return undefined
  }
  if (answer._tag === 'Complaints') {
    view.showComplaints(answer.complaints)
    return fill
  }
  const isOffline = answer.unreached === true && !navigator.onLine
  if (isOffline) view.clear()
  const message = isOffline ? await leave(parts, fill) : answer.message
  if (message === undefined) {
    empty()
    return undefined
  }
  view.showFailure(message, answer.retryable)
  // A key that was refused for good can bring no other answer.
  return answer.retryable ? fill : undefined
}

/**
 * Enhances a `<form>` whose `action` is a form of DynamoSync, such as `https://api.example.com/api/forms/contact`. Sent
 * by script under a key of its own, a submission is stored once, however often it is tried: by the helper itself, a few
 * times, where the server is busy or the way is broken, and by the person. What is wrong is said at each field and in a
 * summary. Without a network the submission waits in this browser and is sent once the page is open and back online; one
 * that has waited for over a day is sent only if the person says so. A form with a password field is never kept.
 *
 * The page needs nothing but the form. Parts that it has are used: `#<form>--errors` for the summary, `#<form>--status`
 * for what became of it, `#<id of a control>-error` for its complaint.
 *
 * @example
 * import { enhance } from 'dynamosync/client'
 * for (const form of document.querySelectorAll('form')) enhance(form)
 */
export const enhance = (form: HTMLFormElement, options: EnhanceOptions = {}): void => {
  if (enhanced.has(form)) return
  enhanced.add(form)
  const words: Words = { ...english, ...options.words }
  const action = new URL(attributeOf(form, 'action'), document.baseURI).href
  const view = viewOf(form, prefixOf(form, action), words)
  const parts: Parts = { form, view, words, options }
  let fill: Fill | undefined
  let sending = false

  const submit = async (): Promise<void> => {
    const contents = contentsOf(form)
    const complaints = options.check?.(new URLSearchParams(contents)) ?? []
    if (complaints.length > 0) {
      view.showComplaints(complaints)
      return
    }
    const mine =
      fill?.contents === contents ? fill : { action, contents, key: newKey(), secret: isSecret(form) }
    fill = mine
    sending = true
    view.sending()
    const answer = await sendPatiently(mine, words, view.waiting)
    sending = false
    view.ready()
    fill = await conclude(parts, mine, answer)
  }

  // The server's complaints, and the same ones asked beforehand, are the only ones: one wording, read by every reader.
  setAttribute(form, 'novalidate', '')
  listen(form, 'submit', (event) => {
    event.preventDefault()
    if (!sending) void submit()
  })
  listen(form, 'input', () => {
    if (fill !== undefined && contentsOf(form) !== fill.contents) view.edited()
  })
  // Some browsers bring a button back disabled when a page is reloaded.
  view.ready()
  outbox ??= outboxAt(view.status, words)
  outbox.forms.set(action, (contents, complaints) => {
    restore(form, contents)
    view.showComplaints(complaints)
  })
}
