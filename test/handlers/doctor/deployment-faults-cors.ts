import { answers, both, dropping, gateways, isApi, type Seeded, withHeader } from './seeded.js'

/** Faults that block a page, or allow every page. */
export const corsFaults: Readonly<Record<string, Seeded>> = {
  'no CORS on failures': {
    ...dropping(/^access-control/, ({ status }, request) => isApi(request) && status >= 400),
    found: ['cors-failures'],
    fix: /Set the CORS headers on every answer/,
    kinds: ['http', 'http-cors', 'rest'],
  },
  'no CORS on success': {
    ...dropping(/^access-control/, ({ status }, request) => request.method === 'POST' && status < 300),
    found: ['cors-success'],
    fix: /pass the function’s Access-Control-\* headers on/,
    kinds: both,
  },
  'headers that pages may not see': {
    ...dropping(/^access-control-expose/),
    found: ['cors-success'],
    fix: /^Add location, retry-after, idempotency-replayed, x-request-id, etag to the exposed headers/,
  },
  'CORS for everybody, with credentials': {
    ...answers(
      (_, request) => isApi(request),
      (answer) =>
        withHeader(
          'access-control-allow-credentials',
          'true',
        )(withHeader('access-control-allow-origin', '*')(answer)),
    ),
    found: ['cors-strangers'],
    fix: /remove Access-Control-Allow-Credentials/,
    kinds: both,
  },
  'CORS that reflects any origin': {
    response: (answer, { headers }) =>
      headers['origin'] === undefined
        ? answer
        : withHeader('access-control-allow-origin', headers['origin'])(answer),
    found: ['cors-strangers'],
    fix: /Name your sites’ origins exactly in ALLOWED_ORIGINS/,
  },
  'a preflight without idempotency-key': {
    ...answers(
      (_, { method }) => method === 'OPTIONS',
      withHeader('access-control-allow-headers', 'content-type, authorization, if-match, x-dynamosync-test'),
    ),
    found: ['preflight'],
    fix: /^Add idempotency-key to the allowed headers/,
    kinds: ['http', 'http-cors', 'rest'],
  },
  'a preflight that wants a token': {
    ...answers(
      (_, { method }) => method === 'OPTIONS',
      () => gateways(401, 'Unauthorized'),
    ),
    found: ['preflight'],
    fix: /^Route OPTIONS to the function/,
    kinds: both,
  },
  'an origin that is not listed': {
    request: (request) =>
      request.headers['origin'] === undefined
        ? request
        : { ...request, headers: { ...request.headers, origin: 'https://misspelt.example.org' } },
    found: ['preflight'],
    fix: /^Add https:\/\/www\.example\.org to ALLOWED_ORIGINS/,
  },
  'no Vary': { ...dropping(/^vary$/), found: ['vary'], fix: /^Send Vary: Origin/ },
}
