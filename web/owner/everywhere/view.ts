import * as E from 'fp-ts/lib/Either.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { Api } from '../api.js'
import { button, freshId, h } from '../dom.js'
import { addressOf } from '../hash-routes.js'
import { troublePanel } from '../trouble.js'
import type { View } from '../view.js'
import { eraseHits, keyOf } from './erase-hits.js'
import { gather, type Hit } from './gather.js'
import { hitsElements } from './hits.js'
import { downloadPerson, type PersonFormat } from './person-data.js'
import { words } from '../words/words.js'

export interface PersonOptions {
  readonly api: Api
  readonly forms: readonly FormSummary[]
  readonly value: string
}

const boxOf = (value: string): HTMLElement => {
  const id = freshId('person')
  const input = h('input', { id, type: 'search', autocomplete: 'off', spellcheck: 'false' })
  input.value = value
  const form = h(
    'form',
    { role: 'search', class: 'search', novalidate: true },
    h('div', { class: 'field' }, h('label', { for: id }, words().person.label), input),
    h('button', { type: 'submit', class: 'submit' }, words().person.action),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    location.hash = addressOf({ view: 'person', value: input.value.trim() })
  })
  return form
}

const endText = (count: number, unreadable: readonly string[]): string => {
  const { none, found, unreadable: damaged } = words().person
  const text = count === 0 ? none : found(count)
  return unreadable.length === 0 ? text : `${text} ${damaged(unreadable.length, unreadable.join(', '))}`
}

const pageOf = (value: string, ...parts: readonly HTMLElement[]): HTMLElement =>
  h(
    'section',
    { class: 'everywhere' },
    h('p', { class: 'crumb' }, h('a', { href: '#/' }, words().page.allForms)),
    h('div', { class: 'title' }, h('h1', { tabindex: -1 }, words().person.title)),
    h('p', { class: 'hint' }, words().person.intro),
    boxOf(value),
    ...parts,
  )

const actionsWith = (download: (format: PersonFormat) => unknown, erase: () => void): HTMLElement =>
  h(
    'div',
    { class: 'actions', hidden: true },
    button(words().person.savePage, () => download('html')),
    button(words().person.saveJson, () => download('json')),
    button(words().person.eraseAll, erase, { look: 'danger' }),
  )

/** All data of one person in all forms, to read, hand over or erase. */
export const personView = ({ api, forms, value }: PersonOptions): View => {
  const stop = new AbortController()
  const [notice, list] = [h('div', { class: 'notice' }), h('div', { class: 'told' })]
  const status = h('p', { class: 'hint', role: 'status' })
  const halt = button(words().page.stop, () => stop.abort(), { hidden: true })
  let hits: readonly Hit[] = []
  const eraseAll = (): void =>
    eraseHits(api, hits, {
      onLeft: (gone) => {
        hits = hits.filter((hit) => !gone.includes(keyOf(hit)))
        draw()
      },
      onEnd: (text) => {
        status.textContent = text
        // The button that had the focus is removed with the last submission.
        if (hits.length === 0) element.querySelector('h1')?.focus()
      },
    })
  const actions = actionsWith((format) => download(format), eraseAll)
  const draw = (): void => {
    list.replaceChildren(...hitsElements(hits))
    actions.hidden = hits.length === 0
  }
  const download = async (format: PersonFormat): Promise<void> => {
    notice.replaceChildren()
    const answer = await downloadPerson(api, format, { value, hits })
    if (E.isLeft(answer)) notice.replaceChildren(troublePanel(answer.left, () => download(format)))
    else if (answer.right !== undefined) status.textContent = words().person.written(answer.right)
  }
  const look = async (): Promise<void> => {
    if (value === '') return
    notice.replaceChildren()
    hits = []
    halt.hidden = false
    const answer = await gather({
      api,
      forms,
      value,
      signal: stop.signal,
      tell: (read, found) => {
        hits = [...hits, ...found]
        status.textContent = words().person.soFar(hits.length, read)
        if (found.length > 0) draw()
      },
    })
    halt.hidden = true
    if (E.isRight(answer)) status.textContent = endText(hits.length, answer.right)
    else if (answer.left.kind !== 'stopped') notice.replaceChildren(troublePanel(answer.left, look))
    else status.textContent = words().person.stopped(hits.length)
  }
  const element = pageOf(value, h('div', { class: 'search-bar' }, status, halt), notice, actions, list)
  return {
    title: words().person.title,
    element,
    show: () => void look(),
    hide: () => stop.abort(),
  }
}
