import type { Complaint } from '../answer.js'
import type { Fill } from '../send.js'

/** A submission that waits on this device. */
export interface Waiting extends Fill {
  /** The form that it came from, as two forms can have the same URL. */
  readonly home: string
  readonly title: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The result of the latest attempt. */
  readonly note?: string
  /** The reasons of a permanent refusal; it is not sent again. */
  readonly refused?: readonly Complaint[]
  /** The time until which some page is sending it. */
  readonly until?: number
}

const name = 'dynamosync'

const database = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(name, { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error(name))
  })

/** Runs one transaction; other pages' transactions come before or after. Rejects if storage is refused. */
const transact = async <A>(work: (store: IDBObjectStore) => IDBRequest<A>): Promise<A> => {
  const db = await database()
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(name, 'readwrite')
    const request = work(transaction.objectStore(name))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(new Error(name))
  }).finally(() => db.close()) as Promise<A>
}

/** Stores a submission, replacing the one with the same key. */
export const keep = (waiting: Waiting): Promise<unknown> => transact((store) => store.put(waiting))

/** Waiting submissions, oldest first. */
export const allWaiting = async (): Promise<readonly Waiting[]> =>
  (await transact((store) => store.getAll() as IDBRequest<Waiting[]>)).sort((a, b) => a.at - b.at)

/** Changes or removes a submission that still waits. @returns its earlier value */
export const change = (
  key: string,
  into: (waiting: Waiting) => Waiting | undefined,
): Promise<Waiting | undefined> =>
  transact((store) => {
    const request = store.get(key) as IDBRequest<Waiting | undefined>
    request.onsuccess = () => {
      if (request.result === undefined) return
      const next = into(request.result)
      if (next === undefined) store.delete(key)
      else store.put(next)
    }
    return request
  })
