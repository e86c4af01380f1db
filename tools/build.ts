/**
 * Builds what is deployed and what `npm start` runs, into dist/:
 *   lambda/submit/   the function, minified, its source map beside it
 *   lambda/owner/    the function that answers owners
 *   lambda/notify/   the function that tells targets of submissions
 *   site/            plain files for a bucket; API_URL (default `/api`) says where the API is, SITE_NAME what it is called;
 *                    below owner/ the owner's pages, which OIDC_ISSUER and OIDC_CLIENT_ID tell how owners sign in
 *   static/          what of the site is the same for every form
 *   client/          the browser helper, as the package publishes it
 *   local/           the programs: the command line, the local stack, and the build of a folder of forms
 *   openapi.json     the API of the forms, for whoever reads, mocks or generates clients
 *
 * `--programs` builds local/ and static/ alone.
 */
import { buildPrograms } from './build-programs.ts'
import { buildStatic } from './site/build-static.ts'
import { runProject } from './project.ts'

await buildPrograms()
await buildStatic()
if (!process.argv.includes('--programs')) await runProject()
