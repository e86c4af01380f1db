import type { BuildOptions } from 'esbuild'
import { bundleNotify, bundleOwner, bundleSubmit, submitOptions } from '../infra/bundle/bundle.ts'

const sources = { folder: './src', extension: 'ts' } as const

export const lambdaOptions = submitOptions(sources)

/** The same build with the SDK's packages left out: what the function is beside them. */
export const besideSdk: BuildOptions = {
  ...lambdaOptions,
  outfile: 'dist/size/beside-sdk.js',
  sourcemap: false,
  external: ['@aws-sdk/*', '@smithy/*'],
}

/** Builds what is deployed as the function that takes submissions. */
export const buildLambda = (): Promise<void> => bundleSubmit(sources, 'dist/lambda/submit')

/** Builds what is deployed as the function that answers owners. */
export const buildOwner = (): Promise<void> => bundleOwner(sources, 'dist/lambda/owner')

/** Builds what is deployed as the function that tells targets of submissions. */
export const buildNotify = (): Promise<void> => bundleNotify(sources, 'dist/lambda/notify')
