import forms from '../../../forms/index.js'
import { ownerConfigurationFrom } from '../../adapters/system/owner-configuration.js'
import { formsOf } from '../../domain/form/form.js'
import { Token } from '../wiring/container.js'
import { ownerContainerOf, OwnerToken } from '../wiring/owner-container.js'
import { handlerOf } from './handler.js'
import { valid } from '../wiring/valid.js'

const configuration = valid(ownerConfigurationFrom(process.env))

const container = ownerContainerOf(configuration, formsOf(forms))

/** The deployed owners' function: one API Gateway event in, one reply out. */
export const handler = handlerOf(container.get(OwnerToken.Serve)(container.get(Token.Transport)))
