import type { StageSettings } from './stage-settings.js'

/**
 * Whether forms are answered through the site's CloudFront alone: if `apiDirectly` is false, and behind a web ACL
 * unless it is true, as a firewall that a sender could bypass by the API's own address would protect nothing.
 */
export const isApiClosed = ({
  apiDirectly,
  webAcl,
}: Pick<StageSettings, 'apiDirectly' | 'webAcl'>): boolean =>
  apiDirectly === false || (webAcl !== undefined && apiDirectly === undefined)
