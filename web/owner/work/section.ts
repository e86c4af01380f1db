import * as E from 'fp-ts/lib/Either.js'
import type { WorkAnswer, WorkBody } from '../../../src/domain/contract/owner/work-answers.js'
import type { Api, Asked } from '../api.js'
import { button, freshId, h } from '../dom.js'
import { timeElement } from '../texts/formats.js'
import { type Problem, troublePanel } from '../trouble.js'
import { draftOf, keepDraft } from './drafts.js'
import { words } from '../words/words.js'

export interface WorkOptions {
  readonly api: Api
  readonly form: string
  readonly id: string
  /** Whether it is open, as held submissions have no work. */
  readonly isOpen: boolean
}

const field = (label: string, control: HTMLElement): HTMLElement => {
  const id = freshId('work')
  control.id = id
  return h('div', { class: 'field' }, h('label', { for: id }, label), control)
}

/** Maximum characters that the service accepts. */
const most = { for: 200, note: 4_000 } as const

/** Why the service would refuse what was typed; undefined if it would accept it. */
const objectionTo = (said: WorkBody): string | undefined => {
  const { for: whom, note } = words().work
  const names = { for: whom, note }
  const long = (['for', 'note'] as const).find((name) => Array.from(said[name] ?? '').length > most[name])
  return long && words().work.tooLong(names[long], most[long], Array.from(said[long] ?? '').length)
}

const controlsOf = (work: WorkBody) => {
  const options = Object.entries(words().work.states).map(([value, label]) => h('option', { value }, label))
  const state = h('select', {}, ...options)
  const whom = h('input', { autocomplete: 'off', dir: 'auto' })
  const note = h('textarea', { rows: 4, dir: 'auto' })
  state.value = work.state
  whom.value = work.for ?? ''
  note.value = work.note ?? ''
  const said = (): WorkBody => ({
    state: state.value as WorkBody['state'],
    ...(whom.value.trim() === '' ? {} : { for: whom.value.trim() }),
    ...(note.value.trim() === '' ? {} : { note: note.value.trim() }),
  })
  return {
    elements: [
      field(words().work.state, state),
      field(words().work.for, whom),
      field(words().work.note, note),
    ],
    said,
  }
}

const isOnlyOpened = ({ state, for: whom, note }: WorkAnswer): boolean =>
  state === 'new' && whom === undefined && note === undefined

const byElement = (work: WorkAnswer): HTMLElement | undefined => {
  const { by, at } = work
  return by === undefined || at === undefined
    ? undefined
    : h(
        'p',
        { class: 'hint' },
        isOnlyOpened(work) ? words().work.openedBy(by) : words().work.writtenBy(by),
        ' · ',
        timeElement(at),
      )
}

/** Shows another owner's concurrent change; the typed values stay in their controls. */
const changedPanel = (theirs: WorkAnswer): HTMLElement =>
  h(
    'div',
    { class: 'panel', role: 'alert' },
    h('h3', {}, words().work.changed),
    h('p', {}, words().work.changedHint),
    h(
      'p',
      { class: 'value' },
      [words().work.states[theirs.state], theirs.for, theirs.note].filter(Boolean).join('\n'),
    ),
    byElement(theirs),
  )

/** Reads the work on a submission, and marks it as opened; if that cannot be written now, it stays unchanged. */
const opened = async ({ api, form, id, isOpen }: WorkOptions): Asked<WorkAnswer> => {
  const found = await api.work.find(form, id)
  if (!isOpen || E.isLeft(found) || found.right.by !== undefined) return found
  const { state, etag } = found.right
  const written = await api.work.write(form, id, { state, etag })
  // Another owner was faster.
  return E.isRight(written) ? written : api.work.find(form, id)
}

/** Work on a submission: its state, its assignee and a note. */
export const workSection = (options: WorkOptions): HTMLElement => {
  const { api, form, id } = options
  const place = h('div', {}, h('p', { class: 'hint' }, words().page.loading))
  const draw = (work: WorkAnswer): void => {
    const draft = draftOf(form, id)
    const { elements, said } = controlsOf(draft?.work ?? work)
    const notice = h('div', { class: 'notice', role: 'status' })
    let [seen, isSaving] = [draft?.etag ?? work.etag, false]
    const hint = (text: string): HTMLElement => h('p', { class: 'hint' }, text)
    const refused = async (trouble: Problem): Promise<void> => {
      const theirs = await api.work.find(form, id)
      if (E.isLeft(theirs) || theirs.right.etag === seen) notice.replaceChildren(troublePanel(trouble, save))
      else {
        seen = theirs.right.etag
        keepDraft(form, id, { work: said(), etag: seen })
        notice.replaceChildren(changedPanel(theirs.right))
      }
    }
    const write = async (body: WorkBody): Promise<void> => {
      const written = await api.work.write(form, id, { ...body, etag: seen })
      if (E.isLeft(written)) return refused(written.left)
      seen = written.right.etag
      keepDraft(form, id, undefined)
      notice.replaceChildren(hint(words().work.saved), byElement(written.right) ?? '')
    }
    const save = async (): Promise<void> => {
      if (isSaving) return
      const body = said()
      const objection = objectionTo(body)
      notice.replaceChildren(objection === undefined ? '' : h('p', { class: 'field-error' }, objection))
      if (objection !== undefined) return
      isSaving = true
      await write(body).finally(() => (isSaving = false))
    }
    const fields = h('div', {}, ...elements)
    fields.addEventListener('input', () => keepDraft(form, id, { work: said(), etag: seen }))
    if (draft !== undefined) notice.append(hint(words().work.unsaved))
    place.replaceChildren(fields, button(words().work.save, save), byElement(work) ?? '', notice)
  }
  const load = async (): Promise<void> => {
    const work = await opened(options)
    if (E.isRight(work)) draw(work.right)
    else place.replaceChildren(troublePanel(work.left, load))
  }
  void load()
  return h(
    'section',
    { class: 'card work', 'aria-label': words().work.title },
    h('h2', {}, words().work.title),
    place,
  )
}
