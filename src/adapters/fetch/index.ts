export { bodyWithin, type Dependencies, type FetchCall, fetchTransport } from './transport.js'
