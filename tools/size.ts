/** Writes what the function is beside the SDK, for `size-limit` to weigh. */
import { build } from 'esbuild'
import { besideSdk } from './build-lambda.ts'

await build(besideSdk)
