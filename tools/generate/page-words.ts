/**
 * Writes the English words of web/page/client from src/domain/words, because the page's script imports nothing from
 * elsewhere and each language stays one file. `--check` writes nothing, and fails if the file is out of date.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import type { pageWords } from '../../src/domain/words/page.js'

/** Texts about an answer, used if the server sends no text of its own: all that `send` needs. */
const answering = ['received', 'unreachable', 'unreadable', 'busy', 'refused', 'invalid']

/** Words of the outbox, which is a separate file. */
const late = ['waits', 'whenBack', 'old', 'sent', 'notAccepted', 'send', 'discard', 'mend']

const { outputFiles } = await build({
  entryPoints: ['src/domain/words/page.ts'],
  bundle: true,
  format: 'esm',
  write: false,
})
const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
const words = (await import(`data:text/javascript;base64,${source}`)) as { pageWords: typeof pageWords }

const linesOf = (isWanted: (name: string) => boolean): string =>
  Object.entries<string>({ ...words.pageWords.en })
    .filter(([name]) => isWanted(name))
    .map(([name, text]) => `  ${name}: '${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}',\n`)
    .join('')

const fileOf = (name: string, what: string, lines: string): string =>
  `/** ${what} Written by \`npm run words\` from src/domain/words/en.ts. */
// oxfmt-ignore
export const ${name} = {
${lines}}
`

const files = {
  'web/page/client/english.ts': fileOf(
    'english',
    'Texts that the helper itself shows.',
    linesOf((name) => !late.includes(name)),
  ),
  'web/page/client/answer-english.ts': fileOf(
    'answerEnglish',
    'Texts about an answer, used if the server sends no text of its own.',
    linesOf((name) => answering.includes(name)),
  ),
  'web/page/client/outbox/english.ts': fileOf(
    'outboxEnglish',
    'Texts of the outbox.',
    linesOf((name) => late.includes(name)),
  ),
}

for (const [target, wanted] of Object.entries(files))
  if (!process.argv.includes('--check')) await writeFile(target, wanted)
  else if ((await readFile(target, 'utf8')) !== wanted) {
    console.error(`${target} does not match src/domain/words/en.ts. Run \`npm run words\`.`)
    process.exitCode = 1
  }
