/** The header by which the site's own CloudFront shows that a request came through it, with the origin's secret. */
export const originHeader = 'x-dynamosync-origin'

/** The header in which the function at CloudFront's edge puts the address of whoever called it. */
export const viewerHeader = 'x-viewer-address'
