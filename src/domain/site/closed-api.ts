import type { StageSettings } from './stage-settings.js'

/**
 * Whether only requests through the site's CloudFront distribution are answered: if `apiDirectly` is false; and with a
 * web ACL, unless `apiDirectly` is true, as senders could otherwise bypass the firewall by using the API's own
 * address.
 */
export const isApiClosed = ({
  apiDirectly,
  webAcl,
}: Pick<StageSettings, 'apiDirectly' | 'webAcl'>): boolean =>
  apiDirectly === false || (webAcl !== undefined && apiDirectly === undefined)
