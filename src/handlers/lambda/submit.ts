import forms from '../../../forms/index.js'
import type { Invocation, LambdaReply } from '../../adapters/lambda/transport.js'
import { configurationFrom } from '../../adapters/system/configuration.js'
import { jsonLog } from '../../adapters/system/log.js'
import { formsOf } from '../../domain/form/form.js'
import type { CodeCache } from '../../ports/log.js'
import { containerOf, Token } from '../wiring/container.js'
import { valid } from '../wiring/valid.js'

/** What became of the code cache: `loader` says so. */
declare const codeCache: CodeCache

const configuration = valid(configurationFrom(process.env))

const container = containerOf(configuration, formsOf(forms))
container.rebind(Token.Log).toConstantValue(jsonLog(undefined, { codeCache }))
const answer = container.get(Token.Serve)(container.get(Token.Transport))

/** The deployed function: one API Gateway event in, one reply out. */
export const handler = (event: unknown, context: Invocation['context']): Promise<LambdaReply> =>
  answer({ event, context })
