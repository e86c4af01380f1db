import type { Description } from '../../../domain/field/description.js'

const options = ({ kind, ...description }: Description): ReadonlyMap<string, string> | undefined => {
  if ((kind !== 'choice' && kind !== 'choices') || !('options' in description)) return undefined
  const found = new Map<string, string>()
  for (const option of description.options)
    found.set((description.labels[option] ?? option).toLowerCase(), option)
  for (const option of description.options) found.set(option.toLowerCase(), option)
  return found
}

const optionOf = (known: ReadonlyMap<string, string>, text: string): string =>
  known.get(text.trim().toLowerCase()) ?? text.trim()

/** Splits several answers in one cell; a known answer with a comma stays whole. */
const severalIn = (known: ReadonlyMap<string, string>, cell: string): readonly string[] => {
  if (known.has(cell.trim().toLowerCase())) return [optionOf(known, cell)]
  const separator = [';', '\n', '|', ','].find((each) => cell.includes(each))
  const parts = separator === undefined ? [cell] : cell.split(separator)
  return parts.filter((part) => part.trim() !== '').map((part) => optionOf(known, part))
}

/** Other services' words for a ticked and an unticked box. */
const ticks: ReadonlyMap<string, string> = new Map([
  ...['checked', 'x', '✓', '✔', 'selected', 'wahr', 'accepted', 'agreed', 't'].map(
    (word) => [word, 'yes'] as const,
  ),
  ...['unchecked', '✗', 'falsch', 'f', '-'].map((word) => [word, 'no'] as const),
])

/** Value to send to the form for a cell of another service's export. */
export const answerOf = (description: Description, cell: unknown): unknown => {
  if (typeof cell !== 'string') return cell
  const known = options(description)
  if (known !== undefined)
    return description.kind === 'choices' ? severalIn(known, cell) : optionOf(known, cell)
  if (description.kind === 'boolean' || description.kind === 'consent')
    return ticks.get(cell.trim().toLowerCase()) ?? cell
  return cell
}
