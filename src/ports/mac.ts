/** Purpose of a signature; a signature made for another purpose is invalid. */
export type Purpose = 'time' | 'challenge' | 'sender'

/** Signs and verifies with the deployment's own secret. */
export interface Mac {
  /** Signs a text with the newest secret; 43 characters of base64url. */
  readonly sign: (purpose: Purpose, text: string) => string
  /** Whether the signature matches the text, by the newest secret or the previous one, in constant time. */
  readonly verify: (purpose: Purpose, text: string, mac: string) => boolean
}
