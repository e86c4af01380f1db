/** The header, with the origin's secret, by which the site's own CloudFront shows that a request came through it. */
export const originHeader = 'x-dynamosync-origin'

/** The header in which the function at CloudFront's edge puts the viewer's address. */
export const viewerHeader = 'x-viewer-address'
