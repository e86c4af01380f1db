import type { Result, Summary } from './summary.ts'

const width = 760
const left = 230
const bar = 22

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const rowOf =
  (scale: number, baseline: string) =>
  ({ name, title, cold: { ratio } }: Result, at: number): string => {
    const y = 48 + at * (bar + 10)
    const x = (value: number): string => (left + value * scale).toFixed(1)
    const kind = name.startsWith('dynamosync') ? 'own' : name === baseline ? 'base' : 'other'
    const middle = y + bar / 2
    return (
      `<text x="${left - 10}" y="${middle + 4}" text-anchor="end">${escape(title)}</text>` +
      `<rect class="${kind}" x="${left}" y="${y}" width="${(ratio.median * scale).toFixed(1)}" height="${bar}" rx="3"/>` +
      `<path class="spread" d="M${x(ratio.low)} ${middle}H${x(ratio.high)}"/>` +
      `<text x="${(Number(x(ratio.high)) + 8).toFixed(1)}" y="${middle + 4}">${ratio.median.toFixed(2)}</text>`
    )
  }

const style =
  'text{font:13px system-ui,sans-serif;fill:#1b1f24}.title{font-weight:600;font-size:15px}' +
  '.own{fill:#0b5fff}.base{fill:#59636e}.other{fill:#a9b1ba}.spread{stroke:#1b1f24;stroke-width:2}' +
  '.one{stroke:#59636e;stroke-dasharray:4 4}' +
  '@media(prefers-color-scheme:dark){text{fill:#e6eaef}.spread{stroke:#e6eaef}.own{fill:#6ea0ff}}'

/** Cold starts as bars: the median of the ratios, a line over the middle half. */
export const chart = ({ results, baseline, rounds }: Summary): string => {
  const most = Math.max(...results.map(({ cold: { ratio } }) => ratio.high))
  const scale = (width - left - 60) / most
  const height = 48 + results.length * (bar + 10) + 12
  const one = (left + scale).toFixed(1)
  const title = `Cold start against client-dynamodb alone: load and first answer, ${rounds.cold} rounds`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">` +
    `<title id="title">${escape(title)}</title><style>${style}</style>` +
    `<text class="title" x="16" y="26">${escape(title)}</text>` +
    `<path class="one" d="M${one} 40V${height - 8}"/>` +
    `${results.map(rowOf(scale, baseline)).join('')}</svg>\n`
  )
}
