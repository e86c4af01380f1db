import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
} from '@tanstack/virtual-core'
import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'

/** Rows beyond those in sight that are on the page already. */
const beyond = 8

/** What a table shows, and where somebody is in it. */
export interface GridState {
  rows: readonly PageRow[]
  /** In pixels. */
  readonly rowHeight: () => number
  /** The row that Tab leads to and the arrow keys move from. */
  active: number
  /** Where it was scrolled to when it left the page. */
  scrollTop: number
  /** Whether the focus was in it then. */
  hadFocus: boolean
}

/** Those in sight, and the active one wherever it is: what has the focus must stay. */
const rangeWith =
  ({ active, rows }: GridState) =>
  (range: Range): number[] => {
    const inSight = defaultRangeExtractor(range)
    const isOut = active < rows.length && !inSight.includes(active)
    return isOut ? [...inSight, active].sort((a, b) => a - b) : inSight
  }

/** What draws the rows in sight, whenever they change. */
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
  /** Rows have another height now. */
  const resize = (): void => {
    virtualizer.measure()
    refresh()
  }
  return { virtualizer, refresh, resize }
}
