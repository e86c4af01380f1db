import { viewerHeader } from '../../src/domain/contract/origin.js'

/** The source of the CloudFront function in front of the API: overwrites any viewer address that the client claims. */
export const viewerFunction = `function handler(event) {
  event.request.headers[${JSON.stringify(viewerHeader)}] = { value: event.viewer.ip }
  return event.request
}
`
