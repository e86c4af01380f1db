import * as E from 'fp-ts/lib/Either.js'
import { accept } from '../../../src/domain/submission/accept.js'
import { computed } from '../../../src/domain/submission/compute.js'
import { escapeHtml } from '../../../src/domain/kernel/escape.js'
import type { AnyForm, Fields } from '../../../src/domain/form/form.js'
import { resultHtml } from '../../../src/domain/html/result.js'
import { wordsOf } from '../../../src/domain/words/words.js'
import { contentsOf, listen } from '../client/element.js'

/** Shows a form's result: live while a person types, and the stored one after submitting. */
export interface LiveResult {
  /** Shows a stored result until something is typed. */
  readonly stored: (result: unknown, contents: URLSearchParams) => void
}

/** The input that the server would read from a form's values. */
const inputOf = ({ fields }: AnyForm, contents: URLSearchParams): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => contents.has(name))
      .map(([name, { description }]) => [
        name,
        description.kind === 'choices' ? contents.getAll(name) : contents.get(name),
      ]),
  )

const isFields = (u: unknown): u is Fields => typeof u === 'object' && u !== null && !Array.isArray(u)

/** The state of the place: nothing to compute yet, a preview, or the stored result. */
type State = 'waiting' | 'live' | 'stored'

interface Shown {
  readonly state: State
  /** HTML. */
  readonly main: string
}

/** The content for a form's values: a result, an objection, or a note that fields are missing. */
const shownFor = (form: AnyForm, contents: URLSearchParams): Shown => {
  const { resultSoFar, notSentYet, resultToCome } = wordsOf(form.lang)
  const said = (state: State, hint: string, html = ''): Shown => ({
    state,
    main: `<h2>${resultSoFar}</h2><p class="hint">${hint}</p>${html}`,
  })
  const waiting = said('waiting', resultToCome)
  const fields = accept(form)(inputOf(form, contents))
  if (E.isLeft(fields)) return waiting
  const made = computed(form, fields.right)
  if (E.isRight(made))
    return made.right === undefined
      ? waiting
      : said('live', notSentYet, resultHtml(form, made.right.result, fields.right))
  return 'complaints' in made.left
    ? said('waiting', made.left.complaints.map(({ message }) => escapeHtml(message)).join(' '))
    : waiting
}

const storedHtml = (form: AnyForm, result: Fields, contents: URLSearchParams): string => {
  const fields = accept(form)(inputOf(form, contents))
  const html = resultHtml(form, result, E.isRight(fields) ? fields.right : {})
  return `<h2>${wordsOf(form.lang).storedResult}</h2>${html}`
}

/** Computes in the browser with the server's own function; nothing is sent. */
export const liveResult =
  (form: AnyForm) =>
  (element: HTMLFormElement, place: HTMLElement): LiveResult => {
    const show = ({ state, main }: Shown): void => {
      // Made by the form's own view, which escapes values, exactly as on the server's pages.
      place.innerHTML = main
      place.dataset['state'] = state
      place.hidden = false
    }
    const update = (): void => show(shownFor(form, new URLSearchParams(contentsOf(element))))
    listen(element, 'input', update)
    // The event precedes the reset.
    listen(element, 'reset', () => show(shownFor(form, new URLSearchParams())))
    update()
    return {
      stored: (result, contents) => {
        if (isFields(result)) show({ state: 'stored', main: storedHtml(form, result, contents) })
      },
    }
  }
