import { routeAt } from '../../domain/contract/routes.js'
import {
  clfTime,
  type GatewayRequest,
  parametersIn,
  stage,
  type Target,
  valuesByName,
} from './gateway-request.js'

type Many = Readonly<Record<string, readonly string[]>>

const lastOf = (many: Many): Record<string, string> =>
  Object.fromEntries(Object.entries(many).map(([name, values]) => [name, values.at(-1) ?? '']))

/** Whether a REST API accepts the query: it refuses some characters unless percent-encoded, and an incomplete `%`. */
export const isPlainQuery = ({ query }: Target): boolean => !/[|{}]|%(?![\da-f]{2})/i.test(query)

/** Query parameters; a semicolon separates them, as `&` does. */
const queryOf = (query: string): Many | null => {
  const parameters = parametersIn(query.replaceAll(';', '&'))
  const names = [...new Set(parameters.keys())]
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, parameters.getAll(name)]))
}

const parametersOf = (resource: string, path: string): Record<string, string> | null => {
  const parts = path.split('/')
  const named = resource.split('/').flatMap((part, at) => (part.startsWith('{') ? [[part, parts[at]]] : []))
  return named.length === 0
    ? null
    : Object.fromEntries(named.map(([name = '', value = '']) => [name.slice(1, -1), value]))
}

/**
 * Event that a REST API (payload 1.0) sends to the function, on a stage called `api`: `path` is encoded and without the
 * stage, `requestContext.path` includes it, names and values of the query are decoded (a `+` is a space), all values of
 * a repeated name are in `multiValue…` and the last one elsewhere, empty members are null, and a body is base64, as the
 * stack lists every type as binary.
 */
export const restApiEvent = (request: GatewayRequest): Record<string, unknown> => {
  const { method, body, requestId, time, sourceIp } = request
  const path = request.path.slice(stage.length + 1) || '/'
  const multiValueHeaders: Many = {
    ...Object.fromEntries(valuesByName(request.headers)),
    'X-Forwarded-For': [sourceIp],
    'X-Forwarded-Proto': ['http'],
  }
  const headers = lastOf(multiValueHeaders)
  const query = queryOf(request.query)
  const resource = routeAt(path)?.path ?? (path === '/' ? '/' : '/{proxy+}')
  return {
    resource,
    path,
    httpMethod: method,
    headers,
    multiValueHeaders,
    queryStringParameters: query === null ? null : lastOf(query),
    multiValueQueryStringParameters: query,
    pathParameters: resource === '/{proxy+}' ? { proxy: path.slice(1) } : parametersOf(resource, path),
    stageVariables: null,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      extendedRequestId: requestId,
      httpMethod: method,
      identity: { sourceIp, userAgent: headers['User-Agent'] ?? headers['user-agent'] ?? null },
      path: request.path,
      protocol: 'HTTP/1.1',
      requestId,
      requestTime: clfTime(time),
      requestTimeEpoch: time,
      resourceId: 'local',
      resourcePath: resource,
      stage,
    },
    body: body.length === 0 ? null : body.toString('base64'),
    isBase64Encoded: body.length > 0,
  }
}
