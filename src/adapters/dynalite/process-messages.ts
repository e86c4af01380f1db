/** Why an embedded DynamoDB cannot run. */
export type Refusal =
  | { readonly _tag: 'PortBusy'; readonly port: number }
  /** Another process has the folder open. */
  | { readonly _tag: 'DataLocked'; readonly folder: string }
  /** The folder cannot be made or written, or what is in it cannot be read. */
  | { readonly _tag: 'DataUnusable'; readonly folder: string; readonly reason: string }
  | { readonly _tag: 'NotStarted'; readonly reason: string }

/** What the process of the embedded DynamoDB tells the one that started it. */
export type ChildMessage =
  | { readonly _tag: 'Listening'; readonly port: number }
  | { readonly _tag: 'Refused'; readonly refusals: readonly Refusal[] }
  /** It has stored an item that rings: its new image, as DynamoDB writes it. */
  | { readonly _tag: 'Written'; readonly item: Readonly<Record<string, unknown>> }
  /** It can no longer do its work and ends. */
  | { readonly _tag: 'Broken'; readonly reason: string }

/** What it is to do; its command line argument, as JSON. */
export interface Order {
  /** 0 takes any free one. */
  readonly port: number
  /** The folder that holds the data; without one, memory does. */
  readonly folder?: string
}

/** The one message that it understands: close the store and end. */
export const stopMessage = 'stop'

/** A reason for the operator. The message of a foreign error may quote a value, so only LevelDB's own are kept. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'an unknown error'
  const cause = error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause ? String(cause.code) : ''
  if (/^LEVEL_|^E[A-Z]+$/.test(code)) return cause.message
  return `${error.name} ${/^ {4}at .*$/m.exec(error.stack ?? '')?.[0].trim() ?? ''}`.trim()
}
