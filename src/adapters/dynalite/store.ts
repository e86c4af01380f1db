import db from 'dynalite/db/index.js'
import { reasonOf, type Refusal } from './process-messages.js'

const isUnfinished = (table: unknown): boolean =>
  typeof table === 'object' && table !== null && 'TableStatus' in table && table.TableStatus === 'CREATING'

const refusalFor = (folder: string, error: unknown): Refusal => {
  const cause = error instanceof Error ? error.cause : undefined
  const locked = cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
  return locked ? { _tag: 'DataLocked', folder } : { _tag: 'DataUnusable', folder, reason: reasonOf(error) }
}

/**
 * Opens and closes the store before dynalite does, which would fail only at the first request and without a reason.
 * Removes a table whose creation was cut short: it would stay unusable, and has no items yet.
 */
export const checkStore = async (folder: string): Promise<readonly Refusal[]> => {
  const store = db.create({ path: folder }).db
  try {
    await store.open()
    for await (const [key, table] of store.iterator({ gt: 'table~', lt: 'table~\uffff' }))
      if (isUnfinished(table)) await store.del(key)
    await store.close()
    return []
  } catch (error) {
    return [refusalFor(folder, error)]
  }
}
