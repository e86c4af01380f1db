import { bundleNotify, bundleOwner, bundleSubmit } from '../infra/bundle/bundle.ts'

const sources = { folder: './src', extension: 'ts' } as const

/** Builds what is deployed as the function that takes submissions. */
export const buildLambda = (): Promise<void> => bundleSubmit(sources, 'dist/lambda/submit')

/** Builds what is deployed as the function that answers owners. */
export const buildOwner = (): Promise<void> => bundleOwner(sources, 'dist/lambda/owner')

/** Builds what is deployed as the function that tells targets of submissions. */
export const buildNotify = (): Promise<void> => bundleNotify(sources, 'dist/lambda/notify')
