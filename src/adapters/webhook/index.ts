export { chatSender } from './chat.js'
export { type Dependencies, webhookSender } from './webhook.js'
