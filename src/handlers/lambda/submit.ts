import * as E from 'fp-ts/lib/Either.js'
import forms from '../../../forms/index.js'
import type { Invocation, LambdaReply } from '../../adapters/lambda/transport.js'
import { configurationFrom } from '../../adapters/system/configuration.js'
import { jsonLog } from '../../adapters/system/log.js'
import { formsOf } from '../../domain/form/form.js'
import type { CodeCache } from '../../ports/log.js'
import { containerOf, Token } from '../wiring/container.js'

/** What became of the code cache: `loader` says so. */
declare const codeCache: CodeCache

const configuration = configurationFrom(process.env)
// Before the first request, and all at once: a deployment that cannot work must not look as if it did.
if (E.isLeft(configuration))
  throw new Error(`The configuration is not valid:\n- ${configuration.left.join('\n- ')}`)

const container = containerOf(configuration.right, formsOf(forms))
container.rebind(Token.Log).toConstantValue(jsonLog(undefined, { codeCache }))
const answer = container.get(Token.Serve)(container.get(Token.Transport))

/** The deployed function: one API Gateway event in, one reply out. */
export const handler = (event: unknown, context: Invocation['context']): Promise<LambdaReply> =>
  answer({ event, context })
