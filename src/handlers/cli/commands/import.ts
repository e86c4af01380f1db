import { type Command, Option } from 'commander'
import { encodings } from '../../../adapters/system/text-lines.js'
import { type ImportOptions, runImport } from '../import/run.js'
import { withForm, withPlace } from '../place.js'
import { gathered } from '../where.js'

/** Adds `import`. */
export const addImport = (program: Command, done: (code: number) => void): void => {
  const description =
    'Store what another service, or “dynamosync export”, wrote to a file. Nobody is notified.'
  const command = withForm(program.command('import').description(description))
    .argument('<file>', 'CSV with a first line of column names, or NDJSON')
    .option(
      '--map <column=field>',
      'the field that a column is for, where its name and its question do not say; may be repeated',
      gathered,
    )
    .option('--dry-run', 'say what would happen, and store nothing')
    .option('--keep-duplicates', 'store rows that are the same in every column once each')
    .addOption(
      new Option('--encoding <name>', 'how the file is written, where it does not show').choices(encodings),
    )
    .option(
      '--refused <file>',
      'where rows go that are refused; by default <name>.refused.csv beside the file',
    )
    .option('--restart', 'begin anew where an earlier import of this file was broken off')
    .option('--json', 'say what became of the rows as a JSON object')
  withPlace(command)
    .addHelpText('after', help)
    .action(async (file: string, options: ImportOptions) => done(await runImport(file, options)))
}

const help = `
A column is for the field of the same name, the same question (label) or a former name. --map "Your name=name" says it
of others, --map "Notes=" leaves one out. A column such as Timestamp, Submitted at or _receivedAt is the time; without
one it is now. Commas, semicolons and tabs, UTF-8, UTF-16 and byte order marks are found out.

Rows that the form refuses, and lines that are broken, are named with their line and written to a file, which can be
corrected and imported again. Importing the same file again stores nothing twice, and after Ctrl-C or a crash the same
command resumes where it stopped. What “export” wrote keeps its ids, times and receipts.

Exit status: 0 every row is stored, 1 some are refused, 2 it could not be done, 130 stopped by Ctrl-C.

Example: dynamosync import answers.csv --form contact --map "Your name=name" --dry-run`
