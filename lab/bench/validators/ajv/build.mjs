import { precompiled } from '../../support/precompiled.mjs'

/** The quick way to use ajv: compiled before it is deployed. */
export default { plugins: [precompiled] }
