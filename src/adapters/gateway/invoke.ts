import type { OwnAnswer } from './kinds.js'
import { ownReply, type Reply, replyOf } from './reply.js'

/** Lambda's context of a call, as far as functions read it. */
export interface LambdaContext {
  readonly awsRequestId: string
  readonly functionName: string
  readonly functionVersion: string
  readonly invokedFunctionArn: string
  readonly memoryLimitInMB: string
  readonly callbackWaitsForEmptyEventLoop: boolean
  readonly getRemainingTimeInMillis: () => number
}

/** The deployed function. */
export type Handler = (event: never, context: LambdaContext) => Promise<unknown>

/** Result of a call of the function. */
export interface Invoked {
  readonly reply: Reply
  /** Error, for the terminal. */
  readonly trouble?: string | undefined
}

interface Call {
  readonly event: unknown
  readonly requestId: string
  /** Timeout of the function in milliseconds. */
  readonly budget: number
  readonly answers: { readonly failed: OwnAnswer; readonly late: OwnAnswer }
}

const contextFor = ({ requestId, budget }: Call): LambdaContext => {
  const end = performance.now() + budget
  return {
    awsRequestId: requestId,
    functionName: 'local',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:local',
    memoryLimitInMB: '256',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(end - performance.now())),
  }
}

const late = Symbol('late')

/** Calls the function as Lambda does, and answers in its place if it fails. */
export const invoke = async (handler: Handler, call: Call): Promise<Invoked> => {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), call.budget)
  })
  try {
    const result = await Promise.race([handler(call.event as never, contextFor(call)), timeout])
    if (result === late)
      return { reply: ownReply(call.answers.late), trouble: `no answer within ${call.budget / 1000} s` }
    const reply = replyOf(result)
    return reply === undefined
      ? { reply: ownReply(call.answers.failed), trouble: 'the function gave no valid answer' }
      : { reply }
  } catch (error) {
    // Only the name: the message of an error may quote what was typed.
    const name = error instanceof Error ? error.name : 'a value that is not an Error'
    return { reply: ownReply(call.answers.failed), trouble: `the function threw ${name}` }
  } finally {
    clearTimeout(timer)
  }
}
