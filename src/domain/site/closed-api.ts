import type { StageSettings } from './stage-settings.js'

/**
 * Whether forms are answered only through the site's CloudFront distribution: if `apiDirectly` is false or, with a web
 * ACL, unless it is true, as senders could otherwise bypass the firewall by using the API's own address.
 */
export const isApiClosed = ({
  apiDirectly,
  webAcl,
}: Pick<StageSettings, 'apiDirectly' | 'webAcl'>): boolean =>
  apiDirectly === false || (webAcl !== undefined && apiDirectly === undefined)
