import { join } from 'node:path'
import { build } from 'esbuild'
import { lambdaOptions } from '../../tools/build-lambda.ts'
import { environment, eventOf, submissionOf } from './event.ts'
import { measured } from './process.ts'
import { type Spread, spreadOf } from './statistics.ts'

const root = join(import.meta.dirname, '..', '..')
const bundle = join(root, 'bench', 'dist', 'framework', 'index.cjs')

/** CPU microseconds of an invocation of the deployed code where every call of the SDK succeeds at once. */
export const framework = async (rounds: number): Promise<Spread> => {
  const { banner: _banner, footer: _footer, alias, ...options } = lambdaOptions
  const standIn = join(import.meta.dirname, 'sdk-stand-in.mjs')
  const packages = ['@smithy/signature-v4', '@smithy/node-http-handler', '@aws-sdk/util-dynamodb']
  await build({
    ...options,
    absWorkingDir: root,
    sourcemap: false,
    outfile: bundle,
    define: { codeCache: '"none"' },
    alias: { ...alias, ...Object.fromEntries(packages.map((name) => [name, standIn])) },
  })
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { one } = await measured<{ readonly one: number }>('warm.mjs', {
      ...environment,
      BENCH_BUNDLE: bundle,
      BENCH_EVENT: JSON.stringify(eventOf(submissionOf('00000000'))),
      BENCH_PLAN: JSON.stringify({ warmUp: 10_000, single: 20_000, crowd: 100, total: 0 }),
    })
    times.push(one)
  }
  return spreadOf(times)
}
