/** The origin that every row allows. */
export const site = 'https://www.example.org'

/** A row's environment variables, as Lambda would set them. */
export const environment: Readonly<Record<string, string>> = {
  TABLE_NAME: 'submissions',
  ALLOWED_ORIGINS: site,
  AWS_REGION: 'eu-central-1',
  AWS_DEFAULT_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEXAMPLE',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: 'submit',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  LAMBDA_TASK_ROOT: '/var/task',
  NODE_ENV: 'production',
}

export interface Parts {
  readonly method?: string
  readonly origin?: string
  readonly key?: string
  readonly body?: string
  readonly type?: string
  readonly base64?: boolean
}

/** The preflight that a browser sends before a submission. */
const asked = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type,idempotency-key',
}

/** An HTTP API's event, payload 2.0, as caused by a browser's `fetch`. */
export const eventOf = ({
  method = 'POST',
  origin = site,
  key,
  body = '',
  type = 'application/json',
  base64 = false,
}: Parts): Record<string, unknown> => ({
  version: '2.0',
  routeKey: 'POST /forms/{form}',
  rawPath: '/forms/record',
  rawQueryString: '',
  headers: {
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'accept-language': 'de,en;q=0.7',
    'content-length': String(Buffer.byteLength(body)),
    'content-type': type,
    host: 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com',
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(method === 'OPTIONS' ? asked : {}),
    origin,
    referer: `${origin}/`,
    'sec-fetch-dest': 'empty',
    'sec-fetch-mode': 'cors',
    'sec-fetch-site': 'cross-site',
    'user-agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0',
    'x-amzn-trace-id': 'Root=1-69217a10-0f4c2b9b5d3b1c7e2a6f8d91',
    'x-forwarded-for': '198.51.100.7',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  },
  pathParameters: { form: 'record' },
  requestContext: {
    accountId: '123456789012',
    apiId: 'a1b2c3d4e5',
    domainName: 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com',
    domainPrefix: 'a1b2c3d4e5',
    http: {
      method,
      path: '/forms/record',
      protocol: 'HTTP/1.1',
      sourceIp: '198.51.100.7',
      userAgent: 'Mozilla/5.0',
    },
    requestId: 'VWx1aGzFliAEJ1A=',
    routeKey: 'POST /forms/{form}',
    stage: '$default',
    time: '22/Nov/2026:09:14:08 +0000',
    timeEpoch: 1795338848123,
  },
  ...(body === '' ? {} : { body: base64 ? Buffer.from(body).toString('base64') : body }),
  isBase64Encoded: base64,
})

/** A distinct submission for each number. */
export const submissionOf = (n: number | string): Parts => ({
  key: `bench-key-0000-${String(n).padStart(8, '0')}`,
  body: JSON.stringify({
    id: `A-${n}`,
    value: 'Grüße & 50 % = "ja"\nzweite Zeile, damit es etwas zu lesen gibt',
  }),
})

/** The context that Lambda passes besides the event. */
export const context = {
  awsRequestId: '8f507cfc-xmpl-4697-b07a-ac58fc914c95',
  functionName: 'submit',
  functionVersion: '$LATEST',
  memoryLimitInMB: '256',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => 10_000,
}
