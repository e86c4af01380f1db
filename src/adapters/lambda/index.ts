export { type Invocation, type LambdaReply, lambdaTransport } from './transport.js'
