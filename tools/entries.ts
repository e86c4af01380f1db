/**
 * Writes dist/entry/: for each subpath of the package that needs optional peers, an entry which names the missing ones.
 * Without it, the first import of a peer that is not installed would say where our file is, not what to install.
 * Bundlers take the real file (condition `module`), so nothing of this is in a bundle.
 */
import { mkdirSync, writeFileSync } from 'node:fs'

const aws = ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', '@aws-sdk/util-dynamodb']
const smithy = ['@smithy/node-http-handler', '@smithy/signature-v4']

/** The file of each subpath, below dist/, and the packages that it needs. */
const subpaths = {
  dynamodb: { file: 'src/adapters/dynamodb/index.js', peers: [...aws, ...smithy] },
  container: {
    file: 'src/container.js',
    peers: [...aws, ...smithy, 'inversify', 'reflect-metadata', 'jose'],
  },
  owner: { file: 'src/owner.js', peers: ['jose'] },
  cdk: { file: 'infra/index.js', peers: ['aws-cdk-lib', 'constructs', 'esbuild'] },
} as const

const explained = `/** The error that names the packages to install, or the error as it is. */
export const explained = (subpath, peers, resolve) => (error) => {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND' && error?.code !== 'MODULE_NOT_FOUND') throw error
  const missing = peers.filter((peer) => {
    try {
      resolve(peer)
      return false
    } catch (cause) {
      return cause?.code === 'ERR_MODULE_NOT_FOUND' || cause?.code === 'MODULE_NOT_FOUND'
    }
  })
  if (missing.length === 0) throw error
  const names = missing.join(' ')
  throw new Error(
    \`dynamosync/\${subpath} needs \${missing.length === 1 ? 'a package that is' : 'packages that are'} not installed: npm install \${names}\`,
    { cause: error },
  )
}
`

const named = async (file: string): Promise<readonly string[]> =>
  Object.keys((await import(new URL(`../dist/${file}`, import.meta.url).href)) as object).sort()

mkdirSync('dist/entry', { recursive: true })
writeFileSync('dist/entry/explained.js', explained)
for (const [subpath, { file, peers }] of Object.entries(subpaths)) {
  const names = (await named(file)).join(', ')
  const list = JSON.stringify(peers)
  writeFileSync(
    `dist/entry/${subpath}.js`,
    `import { explained } from './explained.js'
const real = await import('../${file}').catch(explained('${subpath}', ${list}, (peer) => import.meta.resolve(peer)))
export const { ${names} } = real
`,
  )
  writeFileSync(`dist/entry/${subpath}.d.cts`, `export * from '../${file}'\n`)
  writeFileSync(
    `dist/entry/${subpath}.cjs`,
    `const { explained } = require('./explained.js')
try {
  module.exports = require('../${file}')
} catch (error) {
  explained('${subpath}', ${list}, require.resolve)(error)
}
`,
  )
}
