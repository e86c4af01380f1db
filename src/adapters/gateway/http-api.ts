import { routeAt } from '../../domain/contract/routes.js'
import { clfTime, type GatewayRequest, parametersIn, stage, valuesByName } from './gateway-request.js'

/** Types of bodies that arrive as text; all others, including urlencoded and untyped ones, arrive as base64. */
const textType = /^(text\/[^;]*|application\/(json|xml|javascript))\s*(;|$)/i

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const textOf = (body: Buffer): string | undefined => {
  try {
    return utf8.decode(body)
  } catch {
    return undefined
  }
}

/** Body of the event. One that is not valid UTF-8 despite its type stays bytes, so that the function can refuse it. */
const bodyOf = (body: Buffer, type: string | undefined) => {
  if (body.length === 0) return { isBase64Encoded: false }
  const text = textType.test(type ?? '') ? textOf(body) : undefined
  return text === undefined
    ? { body: body.toString('base64'), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false }
}

/** `rawPath` of an HTTP API, which is decoded despite its name, and cut at a decoded `?`. */
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

/**
 * Route key. Every route takes any method, so that the function can name the supported ones; other paths get a
 * catch-all route.
 */
const routeKeyOf = (method: string, path: string): string => {
  const route = routeAt(path)
  if (route === undefined) return `ANY ${path === '' || path === '/' ? '/' : '/{proxy+}'}`
  return `${route.methods.includes(method) ? method : 'ANY'} ${route.path}`
}

/**
 * Event that an HTTP API (payload 2.0) sends to the function, on a stage called `api`: the path includes the stage,
 * header names are in lower case, repeated headers and query values are joined by commas, cookies are separate, and
 * empty members are left out.
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
