export { chatSender } from './chat-messages.js'
export { type Dependencies, webhookSender } from './webhook.js'
