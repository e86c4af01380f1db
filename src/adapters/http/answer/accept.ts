interface Preference {
  readonly type: string
  readonly quality: number
}

const preferenceOf = (part: string): Preference => {
  const [type = '', ...parameters] = part.trim().toLowerCase().split(';')
  const quality = parameters
    .map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1])
    .find((each) => each !== undefined)
  return { type: type.trim(), quality: quality === undefined ? 1 : Number(quality) || 0 }
}

/**
 * Whether `Accept` asks for a page. JSON is the default: HTML only if it is named and has no lower weight than JSON. A
 * browser that posts a form without script names it; a bare wildcard does not.
 */
export const wantsHtml = (accept: string | undefined): boolean => {
  if (accept === undefined) return false
  const preferences = accept.slice(0, 1000).split(',').map(preferenceOf)
  const best = (types: readonly string[]): number =>
    Math.max(0, ...preferences.filter(({ type }) => types.includes(type)).map(({ quality }) => quality))
  const html = best(['text/html', 'application/xhtml+xml'])
  return html > 0 && html >= best(['application/json', 'application/problem+json'])
}
