/**
 * Builds everything that is deployed or that `npm start` runs, into dist/:
 *   lambda/submit/   the function that takes submissions, minified, with its source map
 *   lambda/owner/    the function that answers owners
 *   lambda/notify/   the function that notifies targets of submissions
 *   site/            static files for a bucket; API_URL (default `/api`) is the API's address, SITE_NAME its name;
 *                    owner/ has the owner's pages, whose sign-in OIDC_ISSUER and OIDC_CLIENT_ID configure
 *   static/          the parts of the site that are the same for every form
 *   client/          the browser helper, as the package publishes it
 *   local/           the programs: the command line, the local stack, and the build of a folder of forms
 *   openapi.json     the forms' API, for documentation, mocks and client generators
 *
 * `--programs` builds local/ and static/ only.
 */
import { buildPrograms } from './build-programs.ts'
import { buildStatic } from './site/build-static.ts'
import { runProject } from './project.ts'

await buildPrograms()
await buildStatic()
if (!process.argv.includes('--programs')) await runProject()
