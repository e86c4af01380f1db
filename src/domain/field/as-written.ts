import { asciiSigns } from '../kernel/signs.js'
import { trimmed } from '../kernel/typed.js'
import type { PatternName } from './patterns/text-patterns.js'

/** A named pattern and its compiled expression. */
export interface Rule {
  readonly name: PatternName
  readonly regExp: RegExp
}

const writers: { readonly [K in PatternName]?: (text: string) => string } = {
  letters: (text) => text.normalize('NFC'),
  'country-code': (text) => asciiSigns(text).toUpperCase(),
  time: (text) => asciiSigns(text).replace(/^(?=[0-9]:)/, '0'),
}

/**
 * The canonical spelling of a text for a pattern: ASCII digits, letters and hyphens, `9:30` as `09:30`, `de` as `DE`.
 */
export const asWritten = ({ name }: Rule, text: string): string =>
  (writers[name] ?? asciiSigns)(trimmed(text))
