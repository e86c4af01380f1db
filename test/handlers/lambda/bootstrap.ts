/**
 * A small Lambda Node runtime, as a program: loads the handler that `_HANDLER` names in `LAMBDA_TASK_ROOT`, polls the
 * Runtime API for events and returns the handler's results.
 */
import { existsSync } from 'node:fs'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type Handler = (event: unknown, context: unknown) => unknown

const { env } = process
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

const call = (
  method: string,
  path: string,
  body = '',
): Promise<{ headers: IncomingHttpHeaders; text: string }> =>
  new Promise((resolve, reject) => {
    const address = `http://${env['AWS_LAMBDA_RUNTIME_API'] ?? ''}/2018-06-01/runtime${path}`
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    request(address, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
      response.on('end', () => resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() }))
    })
      .on('error', reject)
      .end(body)
  })

const described = (error: unknown): string => {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  return JSON.stringify({ errorType: name, errorMessage: message, trace: stack.split('\n') })
}

/** Loads an ES module or a script, whichever exists; the handler must be a function with the right name. */
const load = async (): Promise<Handler> => {
  const [module = '', name = ''] = (env['_HANDLER'] ?? '').split('.')
  const files = ['.js', '.mjs', '.cjs'].map((ending) => join(env['LAMBDA_TASK_ROOT'] ?? '', module + ending))
  const loaded = (await import(pathToFileURL(files.find(existsSync) ?? module).href)) as Record<
    string,
    unknown
  >
  const handler = loaded[name]
  if (typeof handler !== 'function')
    throw Object.assign(new Error(`${module}.${name} is no function`), { name: 'Runtime.HandlerNotFound' })
  return handler as Handler
}

const contextOf = (headers: IncomingHttpHeaders) => {
  const deadline = Number(headers['lambda-runtime-deadline-ms'])
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: env['AWS_LAMBDA_FUNCTION_VERSION'],
    memoryLimitInMB: env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: env['AWS_LAMBDA_LOG_STREAM_NAME'],
    getRemainingTimeInMillis: () => deadline - Date.now(),
  }
}

const serve = async (handler: Handler): Promise<never> => {
  for (;;) {
    const { headers, text } = await call('GET', '/invocation/next')
    const at = `/invocation/${String(headers['lambda-runtime-aws-request-id'])}`
    env['_X_AMZN_TRACE_ID'] = String(headers['lambda-runtime-trace-id'])
    try {
      const result = await handler(JSON.parse(text), contextOf(headers))
      await call('POST', `${at}/response`, JSON.stringify(result ?? null))
    } catch (error) {
      await call('POST', `${at}/error`, described(error))
    }
  }
}

const handler = await load().catch(async (error: unknown) => {
  await call('POST', '/init/error', described(error))
  throw error
})
await serve(handler)
