/**
 * Writes web/page/client/english.ts from src/domain/words, as the page's script imports nothing from elsewhere: each
 * language stays one file. `--check` writes nothing and fails where the two have drifted apart.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import type { pageWords } from '../src/domain/words/page.js'

const target = 'web/page/client/english.ts'

const { outputFiles } = await build({
  entryPoints: ['src/domain/words/page.ts'],
  bundle: true,
  format: 'esm',
  write: false,
})
const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
const words = (await import(`data:text/javascript;base64,${source}`)) as { pageWords: typeof pageWords }

const lines = Object.entries<string>({ ...words.pageWords.en }).map(
  ([name, text]) => `  ${name}: '${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}',\n`,
)
const wanted = `/** Everything that the helper says by itself. Written by \`npm run words\` from src/domain/words/en.ts. */
// prettier-ignore
export const english = {
${lines.join('')}}
`

if (!process.argv.includes('--check')) await writeFile(target, wanted)
else if ((await readFile(target, 'utf8')) !== wanted) {
  console.error(`${target} is not what src/domain/words/en.ts gives. Run \`npm run words\`.`)
  process.exitCode = 1
}
