import { precompiled } from '../../support/precompiled.mjs'

/** Compiles schemas before deployment, as middy's documentation advises. */
export default { plugins: [precompiled] }
