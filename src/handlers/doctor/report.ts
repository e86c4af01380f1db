import { visible } from '../../domain/kernel/visible.js'
import type { DoctorEvent } from './doctor.js'

/** Layout of a report on a terminal. */
export interface Style {
  /** Characters per line. */
  readonly width: number
  readonly paint: (colour: 'green' | 'red' | 'yellow' | 'dim' | 'bold', text: string) => string
}

const titleWidth = 26

/** Wraps a text into lines of at most `width` characters. A server's text in it cannot control the terminal. */
export const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  for (const word of visible(text).replace(/\s+/g, ' ').split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

/** Puts a text after a label, with further lines aligned below the first. */
const hanging = (label: string, text: string, { width }: Style): readonly string[] => {
  const room = Math.max(20, width - label.length)
  return wrapped(text, room).map((line, at) => (at === 0 ? label : ' '.repeat(label.length)) + line)
}

/** Mark, title and finding; on separate lines if the terminal is too narrow for columns. */
const line = (mark: string, title: string, text: string, style: Style): readonly string[] => {
  const narrow = style.width < titleWidth + 32
  if (!narrow) return hanging(`${mark} ${title.padEnd(titleWidth)}`, text, style)
  return [`${mark} ${title}`, ...hanging('    ', text, style)]
}

const seenLines = (
  { check, seen }: Extract<DoctorEvent, { _tag: 'Checked' }>,
  style: Style,
): readonly string[] => {
  const { title } = check
  if (seen._tag === 'Fine') return painted(line('✓', title, seen.note, style), 'green', style)
  if (seen._tag === 'Left') return line('–', title, seen.why, style).map((each) => style.paint('dim', each))
  return [
    ...painted(line('✗', title, seen.found, style), 'red', style),
    ...hanging('    Cause: ', seen.cause, style),
    ...hanging('    Fix:   ', seen.fix, style),
  ]
}

/** Colours the mark only. */
const painted = (
  [first = '', ...rest]: readonly string[],
  colour: 'green' | 'red',
  { paint }: Style,
): readonly string[] => [paint(colour, first.slice(0, 1)) + first.slice(1), ...rest]

/** Lines for an event; none while a check is running. */
export const linesOf = (told: DoctorEvent, style: Style): readonly string[] => {
  switch (told._tag) {
    case 'Looking':
      return []
    case 'Checked':
      return seenLines(told, style)
    case 'Target':
      return ['', ...wrapped(told.sentence, style.width), '']
    case 'Stopped':
      return ['', ...wrapped(told.message, style.width)]
  }
}

/** Number of checks by result. */
export interface Tally {
  readonly fine: number
  readonly wrong: number
  readonly left: number
  readonly trouble: boolean
}

export const tallyOf = (all: readonly DoctorEvent[]): Tally => {
  const count = (tag: string): number =>
    all.filter((told) => told._tag === 'Checked' && told.seen._tag === tag).length
  return {
    fine: count('Fine'),
    wrong: count('Wrong'),
    left: count('Left'),
    trouble: all.some(({ _tag }) => _tag === 'Stopped'),
  }
}

/** The last line of a report. */
export const summaryOf = ({ fine, wrong, left }: Tally): string => {
  const findings = wrong === 0 ? 'no findings' : wrong === 1 ? '1 finding' : `${wrong} findings`
  return `${fine + wrong + left} checks: ${fine} fine, ${findings}, ${left} skipped.`
}

const states = { Fine: 'fine', Wrong: 'wrong', Left: 'left' } as const

/** The whole report as JSON, for programs. */
export const jsonOf = (url: string, all: readonly DoctorEvent[]): string => {
  const { fine, wrong, left } = tallyOf(all)
  const target = all.find((told) => told._tag === 'Target')
  const trouble = all.find((told) => told._tag === 'Stopped')
  const checks = all.flatMap((told) => {
    if (told._tag !== 'Checked') return []
    const { _tag, ...rest } = told.seen
    return [{ ...told.check, state: states[_tag], ...rest }]
  })
  const { kind, api, form } = target?.target ?? {}
  return JSON.stringify(
    { url, takenFor: kind, api, form, checks, fine, wrong, left, trouble: trouble?.message },
    undefined,
    2,
  )
}
