import { configurationFrom } from '../../adapters/system/configuration.js'
import { containerOf, Token } from '../wiring/container.js'
import { forms } from './deployed-forms.js'
import { handlerOf } from './handler.js'
import { valid } from '../wiring/valid.js'

const configuration = valid(configurationFrom(process.env))

const container = containerOf(configuration, forms)

/** The deployed submit function: one API Gateway event in, one reply out. */
export const handler = handlerOf(container.get(Token.Serve)(container.get(Token.Transport)))
