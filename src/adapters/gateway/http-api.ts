import { routeAt } from '../../domain/contract/routes.js'
import { clfTime, type GatewayRequest, parametersIn, stage, valuesByName } from './gateway-request.js'

/** Bodies of these types come as text; all others, urlencoded ones and those without a type included, as base64. */
const textType = /^(text\/[^;]*|application\/(json|xml|javascript))\s*(;|$)/i

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const textOf = (body: Buffer): string | undefined => {
  try {
    return utf8.decode(body)
  } catch {
    return undefined
  }
}

/** A body that is not the UTF-8 that its type promises stays bytes, so that the function can see and refuse it. */
const bodyOf = (body: Buffer, type: string | undefined) => {
  if (body.length === 0) return { isBase64Encoded: false }
  const text = textType.test(type ?? '') ? textOf(body) : undefined
  return text === undefined
    ? { body: body.toString('base64'), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false }
}

/** An HTTP API hands the path on decoded, whatever `rawPath` promises, and ends it at a decoded `?`. */
export const rawPathOf = (path: string): string => {
  try {
    return decodeURIComponent(path).split('?')[0] ?? ''
  } catch {
    return path
  }
}

const joined = (pairs: Iterable<readonly [string, string]>): Record<string, string> => {
  const values = new Map<string, string>()
  for (const [name, value] of pairs)
    values.set(name, values.has(name) ? `${values.get(name) ?? ''},${value}` : value)
  return Object.fromEntries(values)
}

/** Every route takes any method, so that the function can say which it knows; what is no route is taken by it too. */
const routeKeyOf = (method: string, path: string): string => {
  const route = routeAt(path)
  if (route === undefined) return `ANY ${path === '' || path === '/' ? '/' : '/{proxy+}'}`
  return `${route.methods.includes(method) ? method : 'ANY'} ${route.path}`
}

/**
 * The event that an HTTP API (payload 2.0) sends to the function, on a stage called `api`: the path with the stage,
 * header names in lower case, repeated headers and query values joined by commas, cookies apart, and
 * what is empty left out.
 */
export const httpApiEvent = (request: GatewayRequest): Record<string, unknown> => {
  const { method, query, body, requestId, time, sourceIp } = request
  const lower = [...valuesByName(request.headers)].map(
    ([name, values]) => [name.toLowerCase(), values.join(',')] as const,
  )
  const { cookie, ...headers } = Object.fromEntries(lower)
  const rawPath = rawPathOf(request.path)
  const routeKey = routeKeyOf(method, rawPath.slice(stage.length + 1))
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers: { ...headers, 'x-forwarded-for': sourceIp, 'x-forwarded-proto': 'http' },
    ...(query === '' ? {} : { queryStringParameters: joined(parametersIn(query)) }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers['host'] ?? 'localhost',
      domainPrefix: 'localhost',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId,
      routeKey,
      stage,
      time: clfTime(time),
      timeEpoch: time,
    },
    ...bodyOf(body, headers['content-type']),
  }
}
