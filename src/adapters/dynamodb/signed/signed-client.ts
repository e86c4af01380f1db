import type { Send } from '../client/send.js'

/** Takes the place of `client.ts` and of `send.ts` in the Lambda bundle, where `signed-send.ts` does their work. */
export { signedSend as dynamoClient } from './signed-send.js'

/** Nothing to translate: the client is the sender. */
export const sendBy = (send: Send): Send => send
