import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { besideSdk, lambdaOptions } from '../../../tools/build-lambda.ts'
import { environment, eventOf, submissionOf } from './event.ts'
import { measured } from './process.ts'
import { type Spread, spreadOf } from './statistics.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const bundle = join(root, 'lab', 'bench', 'dist', 'framework', 'index.cjs')
const nothing = join(import.meta.dirname, 'answer-at-once.cjs')

/** So many invocations come before those that count: V8 still compiles during the first 30,000. */
const plan = { warmUp: 40_000, single: 20_000, crowd: 100, total: 0 }

const microseconds = async (handler: string): Promise<number> => {
  const { one } = await measured<{ readonly one: number }>('warm.mjs', {
    ...environment,
    BENCH_BUNDLE: handler,
    BENCH_EVENT: JSON.stringify(eventOf(submissionOf('00000000'))),
    BENCH_PLAN: JSON.stringify(plan),
  })
  return one
}

/**
 * CPU microseconds of an invocation of the deployed code where every call of the SDK succeeds at once: from the event
 * to the reply, with every check, the four digests, the request to the store as JSON, the reading of its reply, and
 * the log line. Not in it: marshalling, signing and sending, which are the SDK's; making the event; the write to
 * standard output.
 */
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
  for (let round = 0; round < rounds; round += 1)
    times.push((await microseconds(bundle)) - (await microseconds(nothing)))
  return spreadOf(times)
}

/** Bytes, compressed, of the deployed code without the SDK's. */
export const besideSdkBytes = async (): Promise<number> => {
  const { outputFiles } = await build({ ...besideSdk, absWorkingDir: root, write: false })
  return gzipSync(outputFiles[0]?.contents ?? '').byteLength
}
