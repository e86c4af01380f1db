import { precompiled } from '../../support/precompiled.mjs'

/** As middy's documentation advises: schemas are compiled before they are deployed. */
export default { plugins: [precompiled] }
