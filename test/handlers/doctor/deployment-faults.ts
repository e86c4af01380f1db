import { corsFaults } from './deployment-faults-cors.js'
import type { Fault, Passed, Returned } from './tampering-proxy.js'
import {
  answers,
  both,
  dropping,
  gateways,
  html,
  isApi,
  isSubmit,
  ofType,
  type Seeded,
  without,
  withHeader,
} from './seeded.js'

/** Repeats each key's first answer, as a cache does. */
const cachedByKey = (): Fault => {
  const kept = new Map<string, Returned>()
  return answers(
    (_, request) => isSubmit(request) && ofType('application/json')(request),
    (answer, { headers }) => {
      const key = headers['idempotency-key'] ?? ''
      const first = kept.get(key)
      if (first === undefined && answer.status === 200) kept.set(key, answer)
      return first === undefined
        ? answer
        : { ...first, headers: { ...first.headers, 'idempotency-replayed': 'true' } }
    },
  )
}

let count = 0
const fresh = (request: Passed): Passed => {
  if (request.headers['idempotency-key'] === undefined) return request
  count += 1
  return { ...request, headers: { ...request.headers, 'idempotency-key': `another-key-each-time-${count}` } }
}

/** A page without the trap. */
export const withoutTrap = (answer: Returned): Returned => ({
  ...answer,
  body: answer.body.replace(/<div class="visually-hidden" aria-hidden="true">.*?<\/div>/s, ''),
})

/** Faults of deployments that users have reported. */
export const deploymentFaults: Readonly<Record<string, Seeded>> = {
  ...corsFaults,
  'answers that may be cached': {
    ...dropping(/^cache-control$/),
    found: ['cache'],
    fix: /cache policy CachingDisabled/,
  },
  'types that may be guessed': {
    ...dropping(/^x-content-type-options$/),
    found: ['sniff'],
    fix: /set nosniff/,
  },
  'urlencoded bodies left in base64': {
    request: (request) =>
      isSubmit(request) && ofType('application/x-www-form-urlencoded')(request)
        ? { ...request, body: Buffer.from(request.body).toString('base64') }
        : request,
    found: ['urlencoded'],
    fix: /^Decode the body when isBase64Encoded is true/,
    kinds: both,
  },
  'multipart refused': {
    ...answers(
      (_, request) => isSubmit(request) && ofType('multipart/')(request),
      () => gateways(415, 'Unsupported Media Type'),
    ),
    found: ['multipart'],
    fix: /^Allow multipart\/form-data/,
  },
  'the query dropped': {
    request: (request) => ({ ...request, path: request.path.replace(/\?.*/, '') }),
    found: ['query'],
    fix: /forward all query strings/,
  },
  'a retry stored anew': {
    request: (request) => (isSubmit(request) ? fresh(request) : request),
    found: ['replay'],
    fix: /pass Idempotency-Key on/,
  },
  'a retry answered in other bytes': {
    ...answers(
      ({ headers }) => headers['idempotency-replayed'] === 'true',
      (answer) => ({ ...answer, body: answer.body.replace('}', ',"again":true}') }),
    ),
    found: ['replay'],
    fix: /^Let answers pass unchanged/,
  },
  'a retry that does not say so': {
    ...dropping(/^idempotency-replayed$/),
    found: ['replay'],
    fix: /pass Idempotency-Replayed on/,
  },
  'a cache that answers by the key alone': {
    ...cachedByKey(),
    found: ['key-reused'],
    fix: /let nothing in front of the function, such as a cache, answer by the key alone/,
  },
  'a large body that breaks the proxy': {
    ...answers(
      (_, { body }) => body.length > 100_000,
      () => ({
        ...html(502),
        headers: {
          ...html(502).headers,
          'access-control-allow-origin': '*',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
      }),
    ),
    found: ['too-large'],
    fix: /^Let bodies of up to 1 MB through/,
  },
  'a proxy that hangs up on a large body': {
    request: (request) => {
      if (request.body.length > 100_000) throw new Error('hung up')
      return request
    },
    found: ['too-large'],
    fix: /check the log of the proxy or gateway in front/,
  },
  'an unknown type of body that breaks the function': {
    ...answers(
      ({ status }) => status === 415,
      (answer) => ({ ...answer, status: 500 }),
    ),
    found: ['media-type'],
    fix: /^Remove request mappings and body parsers/,
  },
  'one complaint at a time': {
    ...answers(
      ({ status }) => status === 422,
      (answer) => {
        const problem = JSON.parse(answer.body) as { readonly errors?: readonly unknown[] }
        return { ...answer, body: JSON.stringify({ ...problem, errors: problem.errors?.slice(0, 1) }) }
      },
    ),
    found: ['complaints'],
    fix: /^Let the function check the form/,
  },
  'an owner’s route that is open': {
    ...answers(
      ({ status }, { method, path }) => status === 401 && method === 'GET' && path.endsWith('/submissions'),
      (answer) => ({ ...answer, status: 200, body: '{"submissions":[]}' }),
    ),
    found: ['owner'],
    fix: /^Close it now/,
    kinds: both,
  },
  'an owner’s route that is broken': {
    ...answers(
      ({ status }) => status === 401,
      (answer) => ({ ...answer, status: 500 }),
    ),
    found: ['owner'],
    fix: /^Point every owner’s route to dist\/lambda\/owner/,
  },
  'a clock ten minutes behind': {
    ...answers(
      () => true,
      (answer) => withHeader('date', new Date(Date.now() - 600_000).toUTCString())(answer),
    ),
    found: ['clock'],
    fix: /^Synchronise this machine’s clock/,
  },
  'error pages in place of failures': {
    ...answers(
      ({ status }, request) => isApi(request) && status >= 400,
      () => html(200),
    ),
    found: ['errors'],
    fix: /^Remove the custom error responses from the distribution/,
    kinds: both,
  },
  'a form’s page out of a cache': {
    ...answers(
      ({ headers }, request) =>
        request.method === 'GET' && isApi(request) && /html/.test(headers['content-type'] ?? ''),
      (answer) => ({
        ...answer,
        body: answer.body.replace(
          /name="_idempotency_key" value="[^"]*"/,
          'name="_idempotency_key" value="kept-by-a-cache-0001"',
        ),
      }),
    ),
    found: ['form-page'],
    fix: /^Turn off caching for \/api\/\*/,
  },
  'a function without its secret': {
    ...answers(
      (_, request) => request.method === 'GET' && isApi(request),
      (answer) => ({ ...answer, body: answer.body.replace(/value="k1\.[\d.]+([^".]+)[^"]*"/, 'value="$1"') }),
    ),
    found: ['secret'],
    fix: /^npm run deploy creates the secret/,
    kinds: both,
  },
  'a page of the site without the trap': {
    ...answers((_, request) => request.method === 'GET' && !isApi(request), withoutTrap),
    found: ['trap'],
    fix: /^Build and deploy site and functions together/,
  },
  'an optimiser that takes the trap out of the function’s page': {
    ...answers((_, request) => request.method === 'GET' && isApi(request), withoutTrap),
    found: ['trap'],
    fix: /^Build and deploy site and functions together/,
  },
  'an optimiser that puts the trap in people’s way': {
    ...answers(
      (_, request) => request.method === 'GET',
      (answer) => ({
        ...answer,
        body: answer.body.replaceAll(' tabindex="-1" autocomplete="off"', ' autocomplete="off"'),
      }),
    ),
    found: ['trap'],
    fix: /^Leave the trap as formHtml renders it/,
  },
  'Accept that does not arrive': {
    request: (request) =>
      isSubmit(request) ? { ...request, headers: without(request.headers, /^accept$/) } : request,
    found: ['html'],
    fix: /pass the header Accept on/,
  },
  'Sec-Fetch-Site that does not arrive': {
    request: (request) => ({ ...request, headers: without(request.headers, /^sec-fetch/) }),
    found: ['html'],
    fix: /forward every header of the viewer/,
  },
  'a function that does not start': {
    ...answers(
      (_, request) => isApi(request),
      () => gateways(502, 'Internal server error'),
    ),
    found: ['api'],
    fix: /^Read the function’s log in CloudWatch/,
  },
  'a function that may not write': {
    ...answers(
      ({ status }, request) => isSubmit(request) && status === 200,
      (answer) => ({
        ...answer,
        status: 500,
        body: '{"type":"urn:dynamosync:problem:internal","code":"internal","message":"An error."}',
      }),
    ),
    found: ['json'],
    fix: /^Search the function’s log in CloudWatch for the request /,
  },
  'tests that are not known': {
    request: (request) => ({ ...request, headers: without(request.headers, /^x-dynamosync-test$/) }),
    found: ['test-mode'],
    fix: /^Deploy the current version/,
    kinds: both,
  },
  'tests that are not known in one way in': {
    request: (request) =>
      ofType('multipart/')(request)
        ? { ...request, headers: without(request.headers, /^x-dynamosync-test$/) }
        : request,
    found: ['multipart'],
    fix: /^Erase it \(dynamosync erase --form record ID\)/,
  },
  'a gateway whose own errors no page can read': {
    ...answers(
      (_, { path }) => path.includes('/no/route'),
      () => gateways(403, 'Missing Authentication Token', { 'x-amzn-requestid': 'own' }),
    ),
    found: ['cors-gateway'],
    fix: /^Add gateway responses for DEFAULT_4XX and DEFAULT_5XX/,
    kinds: ['rest'],
  },
  'CORS configured at the gateway, but not for its own errors': {
    ...answers(
      (_, { path }) => path.includes('/no/route'),
      () => gateways(404, 'Not Found'),
    ),
    found: ['cors-gateway'],
    fix: /^Configure CORS at the HTTP API itself/,
    kinds: ['http-cors'],
  },
  'a front page in place of pages that do not exist': {
    ...answers(
      (answer, request) => !isApi(request) && answer.status === 404,
      () => html(200),
    ),
    found: ['site-errors'],
    fix: /answer 404/,
  },
  'a gateway that lets everything through': {
    ...answers(
      ({ status }) => status === 431,
      () => html(502),
    ),
    found: ['gateway'],
    fix: /^Remove error pages from \/api/,
  },
  'slow answers': { delay: 30, found: ['latency'], fix: /give the function 512 MB or more/ },
}
