import uPlot from 'uplot'
import type { DayAnswer } from '../../src/domain/contract/owner/count-answers.js'
import { h } from './dom.js'
import { dayText } from './texts/formats.js'
import { words } from './words/words.js'

const height = 132

/** A colour of the style sheet, which has light and dark ones. */
const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** Axis steps in whole submissions. */
const wholeSteps = [1, 2, 5]
  .flatMap((step) => [0, 1, 2, 3, 4, 5, 6].map((power) => step * 10 ** power))
  .sort((a, b) => a - b)

const seconds = ({ day }: DayAnswer): number => Date.parse(`${day}T00:00:00Z`) / 1000

const dayOf = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10)

/** Width of the longest number, in pixels. */
const widthOf = (_: uPlot, values: readonly string[] | null): number =>
  10 + 7.5 * Math.max(2, ...(values ?? []).map(({ length }) => length))

const axesFor = (days: readonly DayAnswer[]): uPlot.Axis[] => {
  const axis: uPlot.Axis = {
    stroke: colour('--quiet'),
    font: '12px system-ui, sans-serif',
    ticks: { show: false },
  }
  const names = (_: uPlot, splits: number[]): string[] => splits.map((at) => dayText(dayOf(at)))
  // One label per week, and none at an end, where it would be cut off.
  const weeks = days.filter((_, at) => at % 7 === 4).map(seconds)
  return [
    { ...axis, size: 26, gap: 6, grid: { show: false }, splits: () => weeks, values: names },
    {
      ...axis,
      size: widthOf,
      gap: 4,
      grid: { stroke: colour('--line'), width: 1 },
      space: 28,
      incrs: wholeSteps,
    },
  ]
}

/** Half a day in seconds on either side, so that the outer bars are complete. */
const margin = 43_200

const optionsFor = (
  width: number,
  days: readonly DayAnswer[],
  tell: (at: number | null | undefined) => void,
): uPlot.Options => {
  const bars = uPlot.paths.bars?.({ size: [0.72, 28], radius: 0.2 })
  const fill = colour('--accent')
  return {
    width,
    height,
    tzDate: (at) => uPlot.tzDate(new Date(at * 1000), 'Etc/UTC'),
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { range: (_, first, last) => [first - margin, last + margin] },
      y: { range: (_, __, most) => [0, Math.max(4, most * 1.05)] },
    },
    axes: axesFor(days),
    series: [{}, { fill, stroke: fill, width: 0, ...(bars && { paths: bars }), points: { show: false } }],
    hooks: { setCursor: [({ cursor }) => tell(cursor.idx)] },
  }
}

/** Summary of the chart in one sentence, shown unless the pointer is on a bar. */
const summaryOf = (days: readonly DayAnswer[]): string => {
  const best = days.reduce<DayAnswer | undefined>(
    (most, day) => (most === undefined || day.count > most.count ? day : most),
    undefined,
  )
  return best === undefined || best.count === 0
    ? words().forms.nothing
    : words().forms.mostOn(dayText(best.day), best.count)
}

/** Draws one bar per day, in the colours of the current scheme. */
export const chartIn = (place: HTMLElement, days: readonly DayAnswer[]): void => {
  const caption = h('p', { class: 'hint' }, summaryOf(days))
  const canvas = h('div', { 'aria-hidden': true })
  place.replaceChildren(canvas, caption)
  const tell = (at: number | null | undefined): void => {
    const day = days[at ?? -1]
    caption.textContent =
      day === undefined ? summaryOf(days) : words().forms.onDay(dayText(day.day), day.count)
  }
  let plot: uPlot | undefined
  const draw = (): void => {
    plot?.destroy()
    if (canvas.clientWidth === 0) return
    const data: uPlot.AlignedData = [days.map(seconds), days.map(({ count }) => count)]
    plot = new uPlot(optionsFor(canvas.clientWidth, days, tell), data, canvas)
  }
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  const watch = new ResizeObserver(() => {
    if (canvas.clientWidth !== plot?.width) draw()
    if (!canvas.isConnected) {
      watch.disconnect()
      scheme.removeEventListener('change', draw)
    }
  })
  watch.observe(canvas)
  scheme.addEventListener('change', draw)
}
