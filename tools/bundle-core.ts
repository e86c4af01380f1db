/**
 * Writes dist/size/form.js: a form with one text field, as a page would bundle it from the package, to check its size
 * limit.
 */
import { build } from 'esbuild'

await build({
  stdin: {
    contents: `import { form, text } from 'dynamosync'
export default form('note', { body: text({ label: 'Note', maxLength: 200 }) })`,
    resolveDir: '.',
  },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  outfile: 'dist/size/form.js',
  logLevel: 'warning',
})
