import { bundleFunctions, bundleSubmit } from '../infra/bundle/bundle.ts'

const sources = { folder: './src', extension: 'ts' } as const

/** Builds what is deployed: the function that takes submissions, the one for their owners, and the one that tells. */
export const buildFunctions = (): Promise<void> => bundleFunctions(sources, 'dist/lambda')

/** Builds what is deployed as the function that takes submissions. */
export const buildLambda = (): Promise<void> => bundleSubmit(sources, 'dist/lambda/submit')
