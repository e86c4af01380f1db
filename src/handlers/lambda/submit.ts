import type { Invocation, LambdaReply } from '../../adapters/lambda/transport.js'
import { configurationFrom } from '../../adapters/system/configuration.js'
import { containerOf, Token } from '../wiring/container.js'
import { forms } from './deployed-forms.js'
import { valid } from '../wiring/valid.js'

const configuration = valid(configurationFrom(process.env))

const container = containerOf(configuration, forms)
const answer = container.get(Token.Serve)(container.get(Token.Transport))

/** The deployed function: one API Gateway event in, one reply out. */
export const handler = (event: unknown, context: Invocation['context']): Promise<LambdaReply> =>
  answer({ event, context })
