/**
 * Writes dist/entry/: for each subpath of the package its CommonJS entry, and if it needs optional peers, an entry
 * that names the missing ones. Otherwise the first import of a missing peer would report the path of our file instead
 * of the package to install. Bundlers use the real file (condition `module`), so none of this ends up in a bundle.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { commonJsTypes } from './common-js-types.ts'

const aws = ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', '@aws-sdk/util-dynamodb']

/** Packages bundled into the functions besides the AWS SDK: owner authentication and mail. */
const functions = ['jose', 'nodemailer']

/** Packages that a subpath needs besides the package's own dependencies. */
const needs: Readonly<Record<string, readonly string[]>> = {
  dynamodb: aws,
  container: [...aws, 'inversify', 'reflect-metadata', 'jose'],
  owner: ['jose'],
  react: ['react'],
  cdk: ['aws-cdk-lib', 'constructs', 'esbuild', ...aws, ...functions],
}

/** The file of each subpath, below dist/. */
const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly exports: Readonly<Record<string, string | { readonly module?: string }>>
}
const files = Object.entries(exports).flatMap(([subpath, entry]) =>
  typeof entry === 'string' || entry.module === undefined
    ? []
    : [[subpath.slice(2) || 'index', entry.module.replace('./dist/', '')] as const],
)

const needed = `/** Throws an error that names those of the packages that are not installed. */
export const needed = (subpath, peers, resolve) => {
  const missing = peers.filter((peer) => {
    try {
      resolve(peer)
      return false
    } catch {
      return true
    }
  })
  if (missing.length === 0) return
  const are = missing.length === 1 ? 'a package that is' : 'packages that are'
  throw new Error(\`dynamosync/\${subpath} needs \${are} not installed: npm install \${missing.join(' ')}\`)
}
`

const named = async (file: string): Promise<string> =>
  Object.keys((await import(new URL(`../dist/${file}`, import.meta.url).href)) as object)
    .sort()
    .join(', ')

const write = (name: string, text: string): void => {
  writeFileSync(`dist/entry/${name}`, text)
}

mkdirSync('dist/entry', { recursive: true })
write('needed.js', needed)
const types = commonJsTypes(files.map(([, file]) => file))
for (const [subpath, file] of files) {
  const peers = needs[subpath]
  const call = `needed('${subpath}', ${JSON.stringify(peers)}`
  const guard = peers === undefined ? '' : `require('./needed.js').${call}, require.resolve)\n`
  write(`${subpath}.d.cts`, types.get(file) ?? '')
  write(`${subpath}.cjs`, `${guard}module.exports = require('../${file}')\n`)
  if (peers !== undefined)
    write(
      `${subpath}.js`,
      `import { needed } from './needed.js'
${call}, (peer) => import.meta.resolve(peer))
export const { ${await named(file)} } = await import('../${file}')
`,
    )
}
