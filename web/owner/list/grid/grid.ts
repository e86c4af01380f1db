import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import { h } from '../../dom.js'
import { actByKeys, moveByKeys } from './keys.js'
import { headElement, type RowOptions } from './row.js'
import { type DrawnRows, drawnRows } from './visible-rows.js'
import { type GridState, scrolling } from './scroll.js'
import { narrow, rowHeightOf } from './row-height.js'
import { tracksOf } from './widths.js'
import { words } from '../../words/words.js'

/** A table of any length; the page contains only the visible rows and the focused one. */
export interface Grid {
  readonly element: HTMLElement
  /** Shows rows, of which the first `above` are new. The visible ones stay in place, unless the top is visible. */
  readonly update: (
    rows: readonly PageRow[],
    change: {
      readonly complete: boolean
      readonly above: number
      /** Whether the columns have changed. */
      readonly hasNewColumns: boolean
    },
  ) => void
  readonly show: () => void
  readonly hide: () => void
  readonly toTop: () => void
  /** Shows the current selection. */
  readonly mark: () => void
  /** Restores the focus to its row. */
  readonly focus: () => void
  /** Whether the newest row is visible. */
  readonly isAtTop: () => boolean
}

export interface GridOptions extends RowOptions {
  /** Whether rows also show why they are held. */
  readonly isHeld: boolean
  /** Called near the end of the rows. */
  readonly onNearEnd: () => void
  readonly onScroll: () => void
  /** Handles a key pressed on a row; returns whether it has a meaning. */
  readonly onKey: (key: string, id: string) => boolean
}

/** Distance from the end, in rows, at which more are loaded. */
const near = 60

/** Makes the focused row the active one. */
const followFocus = (element: HTMLElement, state: GridState): void =>
  element.addEventListener('focusin', ({ target }) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null
    const index = state.rows.findIndex(({ id }) => id === row?.dataset['id'])
    if (index >= 0) state.active = index
  })

const gridElement = (
  { form, isHeld, columns }: GridOptions,
  ...parts: readonly HTMLElement[]
): HTMLElement => {
  const { gridOf: open, heldGridOf: held } = words().list
  const label = isHeld ? held(form.title) : open(form.title)
  const look = `grid${isHeld ? ' held' : ''}${columns.length === 0 ? ' bare' : ''}`
  return h(
    'div',
    // The widths of columns depend on the rows.
    { role: 'grid', class: look, 'aria-label': label, 'aria-multiselectable': 'true', hidden: true },
    ...parts,
  )
}

const stateWith = (rowHeight: () => number): GridState => ({
  rows: [],
  rowHeight,
  active: 0,
  scrollTop: 0,
  hadFocus: false,
})

/** Replaces the rows; the active one stays active, or the one in its place becomes active. */
const replaceRows = (state: GridState, rows: readonly PageRow[]): void => {
  const old = state.rows[state.active]?.id
  const at = rows.findIndex(({ id }) => id === old)
  state.rows = rows
  state.active = at >= 0 ? at : Math.min(state.active, Math.max(0, rows.length - 1))
}

const setTracks = (element: HTMLElement, { columns }: RowOptions, rows: readonly PageRow[]): void =>
  element.style.setProperty('--tracks', tracksOf(columns, rows))

/** Redraws the header, and removes rows that were drawn with the previous columns. */
const renew = (options: RowOptions, head: HTMLElement, body: DrawnRows): void => {
  head.replaceChildren(...headElement(options).childNodes)
  body.clear()
}

export const gridOf = (options: GridOptions): Grid => {
  const { isHeld, onNearEnd, onScroll, onKey } = options
  const [head, body] = [headElement(options), drawnRows(options)]
  const element = gridElement(options, head, body.element)
  const state = stateWith(() => rowHeightOf(isHeld))
  const draw = (): void => {
    body.element.style.height = `${virtualizer.getTotalSize()}px`
    const items = virtualizer.getVirtualItems()
    body.draw(items, state.rows, state.active)
    const last = virtualizer.range?.endIndex
    if (last !== undefined && items.length > 0 && last >= state.rows.length - near) onNearEnd()
  }
  const { virtualizer, refresh, resize } = scrolling(element, head, state, draw)
  const activeId = (): string => state.rows[state.active]?.id ?? ''
  const goTo = (index: number): void => {
    state.active = index
    virtualizer.scrollToIndex(index, { align: 'auto' })
    refresh()
    body.focus(activeId())
  }
  const screenful = (): number =>
    Math.max(1, Math.floor((element.clientHeight - head.offsetHeight) / state.rowHeight()) - 1)
  moveByKeys(element, () => ({ index: state.active, count: state.rows.length, screenful: screenful() }), goTo)
  actByKeys(element, onKey)
  followFocus(element, state)
  element.addEventListener('scroll', onScroll, { passive: true })

  let unmount: (() => void) | undefined
  return {
    element,
    update: (rows, { complete, above, hasNewColumns }) => {
      const { scrollTop } = element
      const hadFocus = element.contains(document.activeElement)
      if (hasNewColumns) renew(options, head, body)
      if (hasNewColumns || state.rows.length === 0) setTracks(element, options, rows)
      replaceRows(state, rows)
      element.setAttribute('aria-rowcount', complete ? String(rows.length + 1) : '-1')
      refresh()
      // If the focused row is gone, focuses the one in its place.
      if (hadFocus && !element.contains(document.activeElement)) body.focus(activeId())
      if (above > 0 && (scrollTop > 0 || hadFocus)) element.scrollTop = scrollTop + above * state.rowHeight()
    },
    show: () => {
      unmount ??= virtualizer._didMount()
      narrow.addEventListener('change', resize)
      resize()
      element.scrollTop = state.scrollTop
      if (state.hadFocus) body.focus(activeId())
    },
    hide: () => {
      state.scrollTop = element.scrollTop
      state.hadFocus = element.contains(document.activeElement)
      narrow.removeEventListener('change', resize)
      unmount?.()
      unmount = undefined
    },
    toTop: () => goTo(0),
    mark: draw,
    focus: () => body.focus(activeId()),
    isAtTop: () => element.scrollTop < state.rowHeight(),
  }
}
