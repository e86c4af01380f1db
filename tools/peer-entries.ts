/**
 * Writes dist/entry/: for each subpath of the package what CommonJS requires, and where it needs optional peers an entry
 * which names the missing ones. Without it, the first import of a peer that is not installed would say where our file is,
 * not what to install. Bundlers take the real file (condition `module`), so nothing of this is in a bundle.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { commonJsTypes } from './common-js-types.ts'

const aws = ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', '@aws-sdk/util-dynamodb']

/** What the functions are bundled from, beside the AWS SDK: who owners are, and how targets are told. */
const functions = ['jose', 'nodemailer']

/** The packages that a subpath needs beside those that come with this one. */
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
