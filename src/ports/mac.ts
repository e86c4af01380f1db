/** What a signature is for: one made for another purpose is not taken. */
export type Purpose = 'time' | 'challenge' | 'sender'

/** Signs with the deployment's secret, which nobody else has. */
export interface Mac {
  /** The signature of a text: 43 characters of base64url. Always by the newest secret. */
  readonly sign: (purpose: Purpose, text: string) => string
  /** Whether a signature is that of the text, by the newest secret or by the one before. Takes as long either way. */
  readonly verify: (purpose: Purpose, text: string, mac: string) => boolean
}
