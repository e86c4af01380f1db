/** The parts of dynalite 4 that the embedded DynamoDB uses; it comes without types. */
declare module 'dynalite' {
  import type { Server } from 'node:http'

  interface Options {
    /** Folder of its LevelDB; in memory by default. */
    readonly path?: string
    readonly createTableMs: number
    readonly deleteTableMs: number
    readonly updateTableMs: number
  }
  /** Makes a server whose `close` closes the store too. */
  export default function dynalite(options: Options): Server
}

declare module 'dynalite/db/index.js' {
  interface Level {
    readonly open: () => Promise<void>
    readonly close: () => Promise<void>
    readonly del: (key: string) => Promise<void>
    readonly put: (key: string, value: unknown) => Promise<void>
    readonly iterator: (range: {
      readonly gt: string
      readonly lt: string
    }) => AsyncIterable<readonly [key: string, value: unknown]>
  }
  const db: { readonly create: (options: { readonly path: string }) => { readonly db: Level } }
  export default db
}
