/** Reason why an embedded DynamoDB cannot run. */
export type Refusal =
  | { readonly _tag: 'PortBusy'; readonly port: number }
  /** Another process uses the folder. */
  | { readonly _tag: 'DataLocked'; readonly folder: string }
  /** The folder cannot be created or written, or its content cannot be read. */
  | { readonly _tag: 'DataUnusable'; readonly folder: string; readonly reason: string }
  | { readonly _tag: 'NotStarted'; readonly reason: string }

/** Message from the process of the embedded DynamoDB to its parent. */
export type ChildMessage =
  | { readonly _tag: 'Listening'; readonly port: number }
  | { readonly _tag: 'Refused'; readonly refusals: readonly Refusal[] }
  /** It stored an item with `notify`; its new image, in DynamoDB's format. */
  | { readonly _tag: 'Written'; readonly item: Readonly<Record<string, unknown>> }
  /** It can no longer work and ends. */
  | { readonly _tag: 'Broken'; readonly reason: string }

/** Order for the process; its command line argument, as JSON. */
export interface Order {
  /** Port; 0 takes any free one. */
  readonly port: number
  /** Folder of the data; in memory by default. */
  readonly folder?: string
}

/** The only message to the process: close the store and end. */
export const stopMessage = 'stop'

/** Reason for the operator. The message of a foreign error may quote a value, so only LevelDB's own are kept. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'an unknown error'
  const cause = error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause ? String(cause.code) : ''
  if (/^LEVEL_|^E[A-Z]+$/.test(code)) return cause.message
  return `${error.name} ${/^ {4}at .*$/m.exec(error.stack ?? '')?.[0].trim() ?? ''}`.trim()
}
