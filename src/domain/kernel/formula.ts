/** Signs that begin a formula, and the wide forms that spreadsheets treat alike. */
const signs = '=+\\-@＝＋－＠﹦﹢﹣﹫'

/**
 * Characters that some reader may take for the end of a cell: every kind of line end, tabs, bars, and semicolons
 * (spreadsheets in most of Europe split at those, and ignore quotes in the middle of a cell).
 */
const breaks = '\\t\\n\\v\\f\\r\\x1c-\\x1e\\x85\\u2028\\u2029;|'

/** White space, invisible characters and quotes: a formula still runs after them. None of them is a break. */
const skipped = `(?:(?![${breaks}])[\\s\\p{C}'"])*`

/** The start of a formula: at the start of the cell, where TAB, CR and LF count as well, or after a break. */
const start = `^(?=['"\\s\\p{C}]*[${signs}\\t\\r\\n])|(?<=[${breaks}])(?=${skipped}[${signs}])`

const starts = new RegExp(start, 'gu')

/**
 * Text as a cell that is shown but never run: an apostrophe is added before each formula, at the start of the cell and
 * of each part of it. Existing apostrophes are kept, so removing one from each such place restores the stored text.
 * Linear in the length of the text.
 */
export const neutral = (text: string): string => text.replace(starts, "'")

const marks = new RegExp(
  `^'(?=['"\\s\\p{C}]*[${signs}\\t\\r\\n])|(?<=[${breaks}])'(?=${skipped}[${signs}])`,
  'gu',
)

/** The text from which `neutral` made a cell. */
export const unmarked = (cell: string): string => cell.replace(marks, '')

const broken = new RegExp(`[${breaks}](?=${skipped}[${signs}])`, 'gu')

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * Equivalent JSON text without a formula after a break: each such break is escaped. Breaks occur only inside strings,
 * as this JSON has no white space between tokens.
 */
export const neutralJson = (json: string): string => json.replace(broken, escaped)
