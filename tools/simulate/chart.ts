import { day } from './traffic.js'

/** One line of a panel: a value for each minute of the day. */
export interface Line {
  readonly name: string
  readonly colour: string
  readonly minutes: readonly number[]
}

export interface Panel {
  readonly title: string
  readonly lines: readonly Line[]
}

const width = 760
const height = 150
const left = 60
const gap = 52

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const stepOf = (most: number): number => {
  const rough = most / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step >= rough) ?? rough
}

/** Every other minute: twice as fine as the eye. */
const pointsOf = (
  minutes: readonly number[],
  x: (minute: number) => string,
  y: (value: number) => string,
): string =>
  minutes.flatMap((value, minute) => (minute % 2 === 0 ? [`${x(minute)},${y(value)}`] : [])).join(' ')

const panelAt = ({ title, lines }: Panel, top: number): string => {
  const most = Math.max(1, ...lines.flatMap(({ minutes }) => minutes))
  const x = (minute: number): string => (left + (minute / (day / 60)) * width).toFixed(1)
  const y = (value: number): string => (top + height - (value / most) * height).toFixed(1)
  const step = stepOf(most)
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step)
  return [
    `<text x="${left}" y="${top - 10}" font-weight="bold">${escape(title)}</text>`,
    ...ticks.map(
      (tick) =>
        `<path d="M${left} ${y(tick)}h${width}" stroke="#ddd"/><text x="${left - 8}" y="${Number(y(tick)) + 4}" text-anchor="end">${tick.toLocaleString('en')}</text>`,
    ),
    ...[0, 6, 12, 18, 24].map(
      (hour) => `<text x="${x(hour * 60)}" y="${top + height + 16}" text-anchor="middle">${hour}:00</text>`,
    ),
    ...lines.map(
      ({ colour, minutes }) =>
        `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${pointsOf(minutes, x, y)}"/>`,
    ),
  ].join('\n')
}

const legend = (lines: readonly Line[]): string =>
  lines
    .map(
      ({ name, colour }, n) =>
        `<path d="M${left + n * 190} 34h24" stroke="${colour}" stroke-width="3"/><text x="${left + n * 190 + 30}" y="38">${escape(name)}</text>`,
    )
    .join('\n')

/** An SVG of panels, one below the other, that share a legend. */
export const chart = (title: string, panels: readonly Panel[]): string => {
  const total = 80 + panels.length * (height + gap)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 20} ${total}" font-family="sans-serif" font-size="12" role="img" aria-label="${escape(title)}">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="${left}" y="20" font-size="14" font-weight="bold">${escape(title)}</text>`,
    legend(panels[0]?.lines ?? []),
    ...panels.map((panel, n) => panelAt(panel, 80 + n * (height + gap))),
    '</svg>',
    '',
  ].join('\n')
}
