import * as E from 'fp-ts/lib/Either.js'
import forms from '../../../forms/index.js'
import type { Invocation, LambdaReply } from '../../adapters/lambda/transport.js'
import { ownerConfigurationFrom } from '../../adapters/system/owner-configuration.js'
import { formsOf } from '../../domain/form/form.js'
import { Token } from '../wiring/container.js'
import { ownerContainerOf, OwnerToken } from '../wiring/owner-container.js'

const configuration = ownerConfigurationFrom(process.env)
// Before the first request, and all at once: a deployment that cannot work must not look as if it did.
if (E.isLeft(configuration))
  throw new Error(`The configuration is not valid:\n- ${configuration.left.join('\n- ')}`)

const container = ownerContainerOf(configuration.right, formsOf(forms))
const answer = container.get(OwnerToken.Serve)(container.get(Token.Transport))

/** The owner's deployed function: one API Gateway event in, one reply out. */
export const handler = (event: unknown, context: Invocation['context']): Promise<LambdaReply> =>
  answer({ event, context })
