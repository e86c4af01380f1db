import type { VirtualItem } from '@tanstack/virtual-core'
import type { PageRow } from '../../../../src/domain/contract/owner/submission-answers.js'
import { h } from '../../dom.js'
import { linkIn, markRow, rowElement, type RowOptions } from './row.js'

/** Rows of a table that are on the page. */
export interface DrawnRows {
  readonly element: HTMLElement
  /** Draws these rows and removes all others; `active` is the index that Tab enters. */
  readonly draw: (items: readonly VirtualItem[], rows: readonly PageRow[], active: number) => void
  /** Removes all rows, as their columns have changed. */
  readonly clear: () => void
  readonly focus: (id: string) => void
}

const place = (row: HTMLElement, { index, start }: VirtualItem, active: number): void => {
  row.style.transform = `translateY(${start}px)`
  // Index 1 is the header's.
  row.setAttribute('aria-rowindex', String(index + 2))
  const link = linkIn(row)
  if (link) link.tabIndex = index === active ? 0 : -1
}

export const drawnRows = (options: RowOptions): DrawnRows => {
  const element = h('div', { role: 'rowgroup', class: 'rows' })
  const drawn = new Map<string, HTMLElement>()
  const dropAllBut = (wanted: ReadonlySet<string>): void => {
    for (const [id, row] of drawn)
      if (!wanted.has(id)) {
        row.remove()
        drawn.delete(id)
      }
  }
  return {
    element,
    draw: (items, rows, active) => {
      dropAllBut(new Set(items.map(({ key }) => String(key))))
      // Rows are never moved, as a moved row loses the focus.
      let next = element.firstElementChild
      for (const item of items) {
        const data = rows[item.index]
        if (data === undefined) continue
        const row = drawn.get(data.id) ?? rowElement(options, data)
        if (row === next) next = next.nextElementSibling
        else element.insertBefore(row, next)
        drawn.set(data.id, row)
        place(row, item, active)
        markRow(row, data.id, options)
      }
      options.work?.want([...drawn.keys()])
    },
    clear: () => dropAllBut(new Set()),
    focus: (id) => linkIn(drawn.get(id))?.focus({ preventScroll: true }),
  }
}
