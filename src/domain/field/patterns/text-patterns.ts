/** A pattern, and an example of a text that matches. */
interface Pattern {
  /** Each character decides the next step, so matching takes time linear in the length of the text. */
  readonly source: string
  readonly example: string
}

/** The patterns that a text field may have. The list is closed, as a custom pattern could block the server for minutes. */
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

/** Whether a text is the name of a pattern; a definition in JavaScript may contain anything. */
export const isPatternName = (name: unknown): name is PatternName =>
  typeof name === 'string' && Object.hasOwn(textPatterns, name)
