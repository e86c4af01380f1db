import type { Answer } from './answer.js'
import { attributeOf, contentsOf, listen, resetForm, setAttribute } from './element.js'
import { newKey, send } from './send.js'
import { type View, viewOf } from './view.js'

/** What a person filled in, and the key by which all tries at sending it are one submission. */
interface Fill {
  readonly contents: string
  readonly key: string
}

/** Shows an answer; the fill that a next try goes on with, if any. */
const conclude = (form: HTMLFormElement, view: View, fill: Fill, answer: Answer): Fill | undefined => {
  switch (answer._tag) {
    case 'Stored':
      // What was typed while the answer was on its way is another submission: it stays.
      if (contentsOf(form) === fill.contents) resetForm(form)
      view.showStored(answer.stored)
      return undefined
    case 'Complaints':
      view.showComplaints(answer.complaints)
      return fill
    case 'Failed':
      view.showFailure(answer.message, answer.retryable)
      return answer.keySpent ? undefined : fill
  }
}

const enhance = (form: HTMLFormElement): void => {
  const view = viewOf(form)
  let fill: Fill | undefined
  let sending = false

  const submit = async (): Promise<void> => {
    const contents = contentsOf(form)
    const mine = fill?.contents === contents ? fill : { contents, key: newKey() }
    fill = mine
    sending = true
    view.sending()
    const answer = await send(attributeOf(form, 'action'), contents, mine.key)
    sending = false
    view.ready()
    fill = conclude(form, view, mine, answer)
  }

  // The server's complaints are the only ones: one wording, shown at the field, and read by every reader.
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
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-dynamosync]')) enhance(form)
