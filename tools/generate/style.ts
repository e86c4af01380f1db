/**
 * Writes src/adapters/http/answer/style.ts from web/page/styles.css, so that the API's own pages look like the
 * site's. web/page/scripted.css has the styles that the API's pages do not need: links between forms, and parts shown
 * by the script. `--check` writes nothing, and fails if the file is out of date.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'

const target = 'src/adapters/http/answer/style.ts'

const { outputFiles } = await build({
  entryPoints: ['web/page/styles.css'],
  minify: true,
  write: false,
  target: 'es2022',
})
const css = (outputFiles[0]?.text ?? '').trim()
const literal = `'${css.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const wanted = `/** The site's style sheet, for pages in which nothing else may load. Written by \`npm run style\`. */
// oxfmt-ignore
export const style =
  ${literal}
`

if (!process.argv.includes('--check')) await writeFile(target, wanted)
else if ((await readFile(target, 'utf8')) !== wanted) {
  console.error(`${target} does not match web/page/styles.css. Run \`npm run style\`.`)
  process.exitCode = 1
}
