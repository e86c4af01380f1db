import type { Invocation, LambdaReply } from '../../adapters/lambda/transport.js'

/** Makes the Lambda handler of a function behind API Gateway: one event in, one reply out. */
export const handlerOf =
  (answer: (invocation: Invocation) => Promise<LambdaReply>) =>
  (event: unknown, context: Invocation['context']): Promise<LambdaReply> =>
    answer({ event, context })
