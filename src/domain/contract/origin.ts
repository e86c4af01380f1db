/**
 * The header with the origin's secret, which proves that a request came through the site's own CloudFront
 * distribution.
 */
export const originHeader = 'x-dynamosync-origin'

/** The header in which the CloudFront function puts the viewer's IP address. */
export const viewerHeader = 'x-viewer-address'
