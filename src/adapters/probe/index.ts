export { nodeProbe } from './probe.js'
