import { type Command, Option } from 'commander'
import { encodings } from '../../../adapters/system/text-lines.js'
import { type ImportOptions, runImport } from '../import/run.js'
import { withForm, withPlace } from '../place.js'
import { gathered } from '../where.js'

/** Adds `import`. */
export const addImport = (program: Command, done: (code: number) => void): void => {
  const description = 'Import a file from another service or from “dynamosync export”. Nobody is notified.'
  const command = withForm(program.command('import').description(description))
    .argument('<file>', 'CSV with a header line, or NDJSON')
    .option('--map <column=field>', 'use a column for a field with another name; may be repeated', gathered)
    .option('--dry-run', 'report what would happen, and store nothing')
    .option('--keep-duplicates', 'store identical rows separately')
    .addOption(
      new Option('--encoding <name>', 'encoding of the file, if it cannot be detected').choices(encodings),
    )
    .option(
      '--refused <file>',
      'file for refused rows; by default <name>.refused.csv next to the imported file',
    )
    .option('--restart', 'start again instead of resuming an interrupted import')
    .option('--json', 'report the results as a JSON object')
  withPlace(command)
    .addHelpText('after', help)
    .action(async (file: string, options: ImportOptions) => done(await runImport(file, options)))
}

const help = `
A column belongs to the field with the same name, label or former name. For others use --map "Your name=name";
--map "Notes=" leaves a column out. A column such as Timestamp, Submitted at or _receivedAt gives the time of receipt;
without one it is now. Commas, semicolons and tabs, UTF-8, UTF-16 and byte order marks are detected.

Rows that the form refuses, and broken lines, are listed with their line numbers and written to a file that you can
correct and import. Importing a file again stores nothing twice, and after Ctrl-C or a crash the same command resumes
where it stopped. Rows written by “export” keep their ids, times and receipts.

Exit status: 0 every row is stored, 1 some are refused, 2 the import failed, 130 stopped by Ctrl-C.

Example: dynamosync import answers.csv --form contact --map "Your name=name" --dry-run`
