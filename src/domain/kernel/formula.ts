/** The signs that begin a formula, and the wide forms that spreadsheets read as those. */
const signs = '=+\\-@＝＋－＠﹦﹢﹣﹫'

/**
 * What a reader other than ours may take for the end of a cell inside of one: every kind of line end, tabs, semicolons
 * (a spreadsheet in most of Europe cuts at those, and heeds no quote in the middle of a cell) and bars.
 */
const breaks = '\\t\\n\\v\\f\\r\\x1c-\\x1e\\x85\\u2028\\u2029;|'

/** White space, invisible characters and quotes, behind which a formula still runs. None of them is a break. */
const skipped = `(?:(?![${breaks}])[\\s\\p{C}'"])*`

/** At the start of a cell, where TAB, CR and LF count as formulas too; or behind a break. */
const start = `^(?=['"\\s\\p{C}]*[${signs}\\t\\r\\n])|(?<=[${breaks}])(?=${skipped}[${signs}])`

const starts = new RegExp(start, 'gu')

/**
 * Text as a cell that is shown and never run: an apostrophe before each formula, at the start of the cell and of each
 * part of it. Where apostrophes stand there already, it is one more: so one taken away from each such place gives what
 * was stored. Linear in the text.
 */
export const neutral = (text: string): string => text.replace(starts, "'")

const broken = new RegExp(`[${breaks}](?=${skipped}[${signs}])`, 'gu')

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * JSON text that means the same and holds no formula behind a break: the break is escaped, as JSON can. Such breaks
 * are in strings only, as JSON is written here without white space.
 */
export const neutralJson = (json: string): string => json.replace(broken, escaped)
