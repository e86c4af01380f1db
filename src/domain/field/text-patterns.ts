/** A pattern, and a text that has it. */
interface Pattern {
  /** Decides at each character which way to go, so its time is linear in the text. */
  readonly source: string
  readonly example: string
}

/**
 * The patterns that a text field may have. A closed list: a pattern of one's own is where a server that is asked
 * politely stands still for a minute.
 */
export const textPatterns = {
  letters: { source: '^[\\p{L}\\p{M}]+$', example: 'Hello' },
  digits: { source: '^[0-9]+$', example: '12345' },
  alphanumeric: {
    source: '^[A-Za-z0-9]+$',
    example: 'Abc123',
  },
  hexadecimal: {
    source: '^[0-9A-Fa-f]+$',
    example: 'c0ffee',
  },
  slug: {
    source: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
    example: 'a-short-name',
  },
  identifier: {
    source: '^[A-Za-z][A-Za-z0-9_-]*$',
    example: 'item_1',
  },
  'postal-code': {
    source: '^[A-Za-z0-9][A-Za-z0-9 -]{1,9}[A-Za-z0-9]$',
    example: '12345',
  },
  'country-code': {
    source: '^[A-Z]{2}$',
    example: 'DE',
  },
  time: {
    source: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$',
    example: '09:30',
  },
  uuid: {
    source: '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$',
    example: '123e4567-e89b-12d3-a456-426614174000',
  },
} as const satisfies Readonly<Record<string, Pattern>>

/** The name of a pattern. */
export type PatternName = keyof typeof textPatterns

/** Whether a name is in the list; a definition written in JavaScript may say anything. */
export const isPatternName = (name: unknown): name is PatternName =>
  typeof name === 'string' && Object.hasOwn(textPatterns, name)
