/** Origins besides its own that a page may load from and connect to. */
export interface Others {
  readonly connect?: readonly string[]
  readonly script?: readonly string[]
  readonly style?: readonly string[]
  readonly frame?: readonly string[]
}

const own = (others: readonly string[] = []): string => ["'self'", ...others].join(' ')

/** The content policy of pages that load only their own files, and connect only to their own origin and `others`. */
export const contentPolicy = ({ connect, script, style, frame }: Others): string =>
  [
    "default-src 'none'",
    `script-src ${own(script)}`,
    `style-src ${own(style)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${own(connect)}`,
    ...(frame === undefined ? [] : [`frame-src ${frame.join(' ')}`]),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
