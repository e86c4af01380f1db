/** A pattern, and how a sentence goes on after "must be" about it. */
interface Pattern {
  /** Decides at each character which way to go, so its time is linear in the text. */
  readonly source: string
  readonly en: string
  readonly de: string
  readonly example: string
}

/**
 * The patterns that a text field may have. A closed list: a pattern of one's own is where a server that is asked
 * politely stands still for a minute.
 */
export const textPatterns = {
  letters: { source: '^[\\p{L}\\p{M}]+$', en: 'letters only', de: 'nur Buchstaben', example: 'Hello' },
  digits: { source: '^[0-9]+$', en: 'digits only', de: 'nur Ziffern', example: '12345' },
  alphanumeric: {
    source: '^[A-Za-z0-9]+$',
    en: 'letters A to Z and digits only',
    de: 'nur Buchstaben von A bis Z und Ziffern',
    example: 'Abc123',
  },
  hexadecimal: {
    source: '^[0-9A-Fa-f]+$',
    en: 'digits and letters A to F only',
    de: 'nur Ziffern und Buchstaben von A bis F',
    example: 'c0ffee',
  },
  slug: {
    source: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
    en: 'small letters and digits, with single hyphens between them',
    de: 'kleine Buchstaben und Ziffern, mit einzelnen Bindestrichen dazwischen',
    example: 'a-short-name',
  },
  identifier: {
    source: '^[A-Za-z][A-Za-z0-9_-]*$',
    en: 'letters, digits, hyphens and underscores, starting with a letter',
    de: 'Buchstaben, Ziffern, Binde- und Unterstriche, mit einem Buchstaben am Anfang',
    example: 'item_1',
  },
  'postal-code': {
    source: '^[A-Za-z0-9][A-Za-z0-9 -]{1,8}[A-Za-z0-9]$',
    en: 'a postal code of 3 to 10 letters, digits, spaces and hyphens',
    de: 'eine Postleitzahl aus 3 bis 10 Buchstaben, Ziffern, Leerzeichen und Bindestrichen',
    example: '12345',
  },
  'country-code': {
    source: '^[A-Z]{2}$',
    en: 'a country code of two capital letters, such as DE',
    de: 'ein Ländercode aus zwei großen Buchstaben, etwa DE',
    example: 'DE',
  },
  time: {
    source: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$',
    en: 'a time of day, such as 09:30',
    de: 'eine Uhrzeit, etwa 09:30',
    example: '09:30',
  },
  uuid: {
    source: '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$',
    en: 'a UUID, such as 123e4567-e89b-12d3-a456-426614174000',
    de: 'eine UUID, etwa 123e4567-e89b-12d3-a456-426614174000',
    example: '123e4567-e89b-12d3-a456-426614174000',
  },
} as const satisfies Readonly<Record<string, Pattern>>

/** The name of a pattern. */
export type PatternName = keyof typeof textPatterns

/** Whether a name is in the list; a definition written in JavaScript may say anything. */
export const isPatternName = (name: unknown): name is PatternName =>
  typeof name === 'string' && Object.hasOwn(textPatterns, name)
