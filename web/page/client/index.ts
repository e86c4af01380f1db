import { contentsOf, controlsOf, listen, own } from './element.js'
import { afterListeners } from './last-listener.js'
import type { EnhanceOptions } from './options.js'
import { outboxFor } from './outbox/load-outbox.js'
import { loadFields } from './fields/load-fields.js'
import { type Sender, senderOf } from './sender.js'
import { addressOf } from './submission.js'
import { invalidIn } from './view/validity.js'
import { loadTrap } from './trap/load-trap.js'
import { type View, viewOf } from './view/view.js'
import { loadProofs } from './proof/load-proof.js'
import { english } from './english.js'
import type { Words } from './words.js'

export type { Complaint, Stored } from './answer.js'
export type { EnhanceOptions } from './options.js'
export type { Words } from './words.js'

const enhanced = new WeakSet<HTMLFormElement>()

/** Prefixes of the ids of each form on the page. */
const prefixes = new Map<HTMLFormElement, string>()

/** The name of a form: its own, or the last part of its URL. */
const nameOf = (form: HTMLFormElement, { pathname }: URL): string =>
  own(form).getAttribute('data-dynamosync') || (pathname.split('/').pop() ?? '')

/** The prefix of a form's ids: its name, with a number if several have the same. */
const prefixOf = (form: HTMLFormElement, action: URL): string => {
  const name = nameOf(form, action)
  for (const each of prefixes.keys()) if (!document.contains(each)) prefixes.delete(each)
  const taken = new Set(prefixes.values())
  let prefix = name
  for (let at = 2; taken.has(prefix); at += 1) prefix = `${name}-${at}`
  prefixes.set(form, prefix)
  return prefix
}

/** The API address that the form, or one of its buttons, posts to. */
const apiAddressOf = (form: HTMLFormElement): URL | undefined =>
  [null, ...controlsOf(form)].map((each) => addressOf(form, each)).find(Boolean)

interface Enhanced {
  readonly form: HTMLFormElement
  readonly view: View
  readonly words: Words
  readonly sender: Sender
}

/**
 * Replaces the browser's own checks if the form has a check: one wording and one summary for all complaints. The
 * page's own constraints are still checked, before the page gets the `submit` event.
 */
const takeChecksOver = ({ form, view, words }: Enhanced, check: NonNullable<EnhanceOptions['check']>) => {
  const isAsked = !own(form).hasAttribute('novalidate')
  own(form).setAttribute('novalidate', '')
  return (submitter: HTMLElement | null): boolean => {
    if (!isAsked || submitter?.hasAttribute('formnovalidate')) return true
    if (!addressOf(form, submitter)) return own(form).reportValidity()
    const invalid = invalidIn(form, words)
    if (invalid.length === 0) return true
    const said = check(new URLSearchParams(contentsOf(form)))
    const names = new Set(said.map(({ field }) => field))
    view.showComplaints([...said, ...invalid.filter(({ field }) => !names.has(field))])
    return false
  }
}

/** Submits as the browser would, by the HTML standard: checks, then the page's listeners, then the form's data. */
const takeSubmissionsOver = (parts: Enhanced, check: EnhanceOptions['check']): void => {
  const { form, sender } = parts
  const isValid = check ? takeChecksOver(parts, check) : () => true
  const heard = (event: SubmitEvent): void => {
    const { submitter } = event
    // Events made by a script submit nothing.
    if (!event.isTrusted) return
    if (!sender.isSending() && !isValid(submitter)) {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    afterListeners(event, () => {
      const address = addressOf(form, submitter)
      if (event.defaultPrevented || address === undefined) return
      event.preventDefault()
      void sender.send(submitter, address)
    })
  }
  own(form).addEventListener('submit', heard, true)
}

/**
 * Enhances a `<form>` whose `action` is a form of DynamoSync, such as `https://api.example.com/api/forms/contact`. It
 * is sent by script under its own idempotency key, so that a submission is stored once, however often it is sent: the
 * helper retries a few times if the server is busy or the connection fails, and the person may retry too. Complaints
 * are shown at each field and in a summary. Without a network the submission waits in this browser, and is sent once
 * the page is open and back online; after more than a day it is sent only if the person agrees. A form with a password
 * field is never kept.
 *
 * The submission is the one that the browser would send: with the pressed button's name and `formaction`, after the
 * page's own checks and listeners. The browser itself submits forms that do not post to the API: those with a path that
 * does not end in `/forms/<name>` (unless the form has `data-dynamosync`), with `method=get` or `dialog`, or with
 * another `target`. A chosen file is refused with a complaint at its field, as files cannot be stored.
 *
 * The page needs only the form. Existing elements are used: `#<form>--errors` for the summary, `#<form>--status` for
 * the result, `#<id of a control>-error` for the control's complaint.
 *
 * @example
 * import { enhance } from 'dynamosync/client'
 * for (const form of document.querySelectorAll('form')) enhance(form)
 */
export const enhance = (form: HTMLFormElement, options: EnhanceOptions = {}): void => {
  const action = apiAddressOf(form)
  if (action === undefined || enhanced.has(form)) return
  enhanced.add(form)
  const words: Words = { ...english, ...options.words }
  const prefix = prefixOf(form, action)
  loadFields(form)
  loadTrap(form, nameOf(form, action))
  const view = viewOf(form, prefix, words)
  const home = `${action.href}#${prefix}`
  const hold = outboxFor(home, { place: view.status, words }, { form, show: view.showComplaints })
  const sender = senderOf({ form, view, words, options, hold, home, proofs: loadProofs(form, action) })
  takeSubmissionsOver({ form, view, words, sender }, options.check)
  listen(form, 'input', sender.edited)
  listen(form, 'reset', (event) => {
    afterListeners(event, () => event.defaultPrevented || view.clear())
  })
}
