/** The header with the origin's secret, which proves that a request came through the site's own CloudFront. */
export const originHeader = 'x-dynamosync-origin'

/** The header in which the function at CloudFront's edge puts the viewer's address. */
export const viewerHeader = 'x-viewer-address'
