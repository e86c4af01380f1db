import { bundleOwner, bundleSubmit, submitOptions } from '../infra/bundle.ts'

const sources = { folder: './src', extension: 'ts' } as const

export const lambdaOptions = submitOptions(sources)

/** Builds what is deployed as the function that takes submissions. */
export const buildLambda = (): Promise<void> => bundleSubmit(sources, 'dist/lambda/submit')

/** Builds what is deployed as the function that answers owners. */
export const buildOwner = (): Promise<void> => bundleOwner(sources, 'dist/lambda/owner')
