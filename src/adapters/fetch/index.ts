export { bodyRead, bodyWithin, type Dependencies, type FetchCall, fetchTransport } from './transport.js'
