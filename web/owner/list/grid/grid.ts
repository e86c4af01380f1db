import type { FormSummary, Row } from '../../answers.js'
import { h } from '../../dom.js'
import { moveByKeys } from './keys.js'
import { headElement } from './row.js'
import { drawnRows } from './visible-rows.js'
import { type GridState, scrolling } from './scroll.js'
import { narrow, rowHeight } from './row-height.js'

/** A table of any length, of which the page holds the rows that are in sight, and the one that has the focus. */
export interface Grid {
  readonly element: HTMLElement
  /** `above` of the rows are new at the top; what is in sight stays where it is, unless that is the top itself. */
  readonly update: (
    rows: readonly Row[],
    change: { readonly complete: boolean; readonly above: number },
  ) => void
  readonly show: () => void
  readonly hide: () => void
  readonly toTop: () => void
  /** Whether the newest row is in sight. */
  readonly isAtTop: () => boolean
}

export interface GridOptions {
  readonly form: FormSummary
  /** The end of the rows is near. */
  readonly onNearEnd: () => void
  readonly onScroll: () => void
}

/** Rows before the end when more are asked for. */
const near = 60

/** The row that was pressed, or come to otherwise, is the active one. */
const followFocus = (element: HTMLElement, state: GridState): void =>
  element.addEventListener('focusin', ({ target }) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null
    const index = state.rows.findIndex(({ id }) => id === row?.dataset['id'])
    if (index >= 0) state.active = index
  })

export const gridOf = ({ form, onNearEnd, onScroll }: GridOptions): Grid => {
  const [head, body] = [headElement(form), drawnRows(form)]
  const label = `Submissions of ${form.title}, newest first`
  const element = h('div', { role: 'grid', class: 'grid', 'aria-label': label }, head, body.element)
  const state: GridState = { rows: [], active: 0, scrollTop: 0, hadFocus: false }
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
  const screenful = (): number => Math.floor((element.clientHeight - head.offsetHeight) / rowHeight()) - 1
  moveByKeys(
    element,
    () => ({ index: state.active, count: state.rows.length, screenful: Math.max(1, screenful()) }),
    goTo,
  )
  followFocus(element, state)
  element.addEventListener('scroll', onScroll, { passive: true })

  let unmount: (() => void) | undefined
  return {
    element,
    update: (rows, { complete, above }) => {
      const { scrollTop } = element
      const isRead = scrollTop > 0 || element.contains(document.activeElement)
      const old = activeId()
      state.rows = rows
      const at = rows.findIndex(({ id }) => id === old)
      state.active = at >= 0 ? at : Math.min(state.active, Math.max(0, rows.length - 1))
      element.setAttribute('aria-rowcount', complete ? String(rows.length + 1) : '-1')
      refresh()
      if (above > 0 && isRead) element.scrollTop = scrollTop + above * rowHeight()
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
    isAtTop: () => element.scrollTop < rowHeight(),
  }
}
