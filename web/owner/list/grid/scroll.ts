import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
} from '@tanstack/virtual-core'
import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'

/** Rows drawn beyond the visible ones. */
const beyond = 8

/** Contents and position of a table. */
export interface GridState {
  rows: readonly PageRow[]
  /** Height in pixels. */
  readonly rowHeight: () => number
  /** Index of the row that Tab enters and the arrow keys move from. */
  active: number
  /** Scroll position when it left the page, in pixels. */
  scrollTop: number
  /** Whether it had the focus then. */
  hadFocus: boolean
}

/** Visible rows and the active one, wherever it is: a focused row must stay on the page. */
const rangeWith =
  ({ active, rows }: GridState) =>
  (range: Range): number[] => {
    const inSight = defaultRangeExtractor(range)
    const isOut = active < rows.length && !inSight.includes(active)
    return isOut ? [...inSight, active].sort((a, b) => a - b) : inSight
  }

/** Draws the visible rows whenever they change. */
export const scrolling = (element: HTMLElement, head: HTMLElement, state: GridState, draw: () => void) => {
  const options = () => ({
    count: state.rows.length,
    getScrollElement: () => element,
    estimateSize: state.rowHeight,
    getItemKey: (index: number) => state.rows[index]?.id ?? index,
    overscan: beyond,
    scrollPaddingEnd: head.offsetHeight,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    rangeExtractor: rangeWith(state),
    onChange: draw,
  })
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>(options())
  const refresh = (): void => {
    virtualizer.setOptions(options())
    virtualizer._willUpdate()
    draw()
  }
  /** Adapts to a changed row height. */
  const resize = (): void => {
    virtualizer.measure()
    refresh()
  }
  return { virtualizer, refresh, resize }
}
