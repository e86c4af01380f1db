import { precompiled } from '../../support/precompiled.mjs'

/** The fast way to use ajv: compiled before deployment. */
export default { plugins: [precompiled] }
