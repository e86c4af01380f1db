/** Before packing: copies build results, and the sources of browser code, into this package. */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'

const root = new URL('../../', import.meta.url)
const from = (path) => new URL(path, root)
const to = (path) => new URL(path, import.meta.url)

if (!existsSync(from('dist/local/project.mjs')) || !existsSync(from('dist/static/')))
  throw new Error('Build first: npm run build, in the root of the repository')
for (const folder of ['dist', 'static', 'web']) rmSync(to(folder), { recursive: true, force: true })
for (const name of readdirSync(from('dist/local/')))
  if (name.endsWith('.mjs') && name !== 'forms.mjs') cpSync(from(`dist/local/${name}`), to(`dist/${name}`))
cpSync(from('dist/static/'), to('static/'), { recursive: true })
// Bundled with each form's check and computation.
for (const room of ['check', 'live', 'client'])
  cpSync(from(`web/page/${room}/`), to(`web/page/${room}/`), {
    recursive: true,
    filter: (path) => !path.endsWith('.json'),
  })
