export { type Configuration, configurationFrom } from './configuration.js'
export { jsonLog } from './log.js'
export { hmac } from './mac.js'
export { sha256, systemClock, systemStamper } from './stamper.js'
