import type { Send } from '../client/send.js'

/** Replaces `client.ts` and `send.ts` in the Lambda bundle, where `signed-send.ts` does their work. */
export { signedSend as dynamoClient } from './signed-send.js'

/** Returns the client, which is the sender already. */
export const sendBy = (send: Send): Send => send
