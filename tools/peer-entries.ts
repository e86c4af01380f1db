/**
 * Writes dist/entry/: for each subpath of the package that needs optional peers, an entry which names the missing ones.
 * Without it, the first import of a peer that is not installed would say where our file is, not what to install.
 * Bundlers take the real file (condition `module`), so nothing of this is in a bundle.
 */
import { mkdirSync, writeFileSync } from 'node:fs'

const aws = ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', '@aws-sdk/util-dynamodb']

/** What the functions are bundled from, beside the AWS SDK: who owners are, and how targets are told. */
const functions = ['jose', 'nodemailer', '@smithy/node-http-handler', '@smithy/signature-v4']

/** The file of each subpath, below dist/, and the packages that it needs. */
const subpaths = {
  dynamodb: { file: 'src/adapters/dynamodb/index.js', peers: aws },
  container: { file: 'src/container.js', peers: [...aws, 'inversify', 'reflect-metadata', 'jose'] },
  owner: { file: 'src/owner.js', peers: ['jose'] },
  cdk: { file: 'infra/index.js', peers: ['aws-cdk-lib', 'constructs', 'esbuild', ...aws, ...functions] },
} as const

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

const named = async (file: string): Promise<readonly string[]> =>
  Object.keys((await import(new URL(`../dist/${file}`, import.meta.url).href)) as object).sort()

mkdirSync('dist/entry', { recursive: true })
writeFileSync('dist/entry/needed.js', needed)
for (const [subpath, { file, peers }] of Object.entries(subpaths)) {
  const names = (await named(file)).join(', ')
  const list = JSON.stringify(peers)
  writeFileSync(
    `dist/entry/${subpath}.js`,
    `import { needed } from './needed.js'
needed('${subpath}', ${list}, (peer) => import.meta.resolve(peer))
export const { ${names} } = await import('../${file}')
`,
  )
  writeFileSync(`dist/entry/${subpath}.d.cts`, `export * from '../${file}'\n`)
  writeFileSync(
    `dist/entry/${subpath}.cjs`,
    `const { needed } = require('./needed.js')
needed('${subpath}', ${list}, require.resolve)
module.exports = require('../${file}')
`,
  )
}
