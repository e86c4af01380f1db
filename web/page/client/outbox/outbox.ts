import type { Answer, Complaint } from '../answer.js'
import { partOf } from '../element.js'
import { isOld, type Mend, noticesIn, type Panels, type Sent, type Ways } from './notices.js'
import { present } from '../view/panel.js'
import { restore } from './restore.js'
import type { Fill } from '../send.js'
import { allWaiting, change, keep, type Waiting } from './store.js'
import type { Words } from '../words.js'

/** Submissions that wait to be sent, and the page's notices about them. */
export interface Outbox {
  /** Keeps a submission until there is a network. Rejects if the browser cannot store it. */
  readonly hold: (waiting: Waiting) => Promise<void>
}

/** A form on this page. */
export interface Shown {
  readonly form: HTMLFormElement
  readonly show: (complaints: readonly Complaint[]) => void
}

/** The parts that the page gives the outbox. */
export interface OutboxParts extends Panels {
  /** The element after which it is shown. */
  readonly place: HTMLElement
  readonly words: Words
  /** Forms on this page, by the `home` of their submissions. */
  readonly forms: ReadonlyMap<string, Shown>
  readonly send: (fill: Fill) => Promise<Answer>
}

/** Milliseconds that a page may take to send one, without Web Locks, which insecure pages lack. */
const lease = 180_000

const locks = (navigator as Partial<Navigator>).locks

/** Runs work in one page at a time. */
const alone = async (work: () => Promise<void>): Promise<void> => {
  await (locks ? locks.request('dynamosync', work) : work())
}

/** Whether this page may send it: no other page is sending it, and none has sent it since. */
const claim = async (key: string): Promise<boolean> => {
  const now = Date.now()
  const isFree = ({ until = 0 }: Waiting): boolean => !!locks || until < now
  const was = await change(key, (each) => (isFree(each) ? { ...each, until: now + lease } : each))
  return was !== undefined && isFree(was)
}

/** The item to keep after an attempt; undefined once it is stored. */
const after = (waiting: Waiting, answer: Answer): Waiting | undefined => {
  if (answer._tag === 'Stored') return undefined
  if (answer._tag === 'Complaints') return { ...waiting, refused: answer.complaints }
  const { message, retryable } = answer
  return { ...waiting, ...(retryable ? { note: message } : { refused: [{ field: '', message }] }) }
}

/** Shows waiting and sent submissions below `place`; screen readers announce them again only after a change. */
const board = ({ place, ...parts }: OutboxParts, waysFor: (waiting: Waiting) => Ways) => {
  const { sentPanel, waitingPanel } = noticesIn(parts)
  const sent = new Map<string, Sent>()
  let shown = ''
  const area = partOf('dynamosync--outbox', 'outbox', place)
  return {
    area,
    sent,
    show: async (anew = false): Promise<void> => {
      const waiting = await allWaiting()
      const state = JSON.stringify([waiting, waiting.map(isOld), [...sent.keys()]])
      if (state === shown && !anew) return
      shown = state
      area.replaceChildren(
        ...Array.from(sent.values(), (each) => sentPanel(each)),
        ...waiting.map((each) => waitingPanel(each, waysFor(each))),
      )
    },
  }
}

const mendIn = (shown: Shown | undefined): Mend | undefined =>
  shown &&
  ((contents, complaints) => {
    restore(shown.form, contents)
    shown.show(complaints)
  })

/** The outbox of this page. All pages of an origin share its contents. */
export const outboxAt = (parts: OutboxParts): Outbox => {
  const { forms, send } = parts
  const channel = new BroadcastChannel('dynamosync')
  const { area, sent, show } = board(parts, ({ key, home }) => ({
    send: () => void flush(key),
    discard: async () => {
      await change(key, () => undefined)
      await show()
      channel.postMessage(null)
      area.focus()
    },
    mend: mendIn(forms.get(home)),
  }))

  /** @returns whether the server was reached, so that more can be sent */
  const deliver = async (waiting: Waiting): Promise<boolean> => {
    const { key, title, at } = waiting
    if (!(await claim(key))) return true
    const answer = await send(waiting)
    const next = after(waiting, answer)
    await change(key, () => next)
    const news = answer._tag === 'Stored' && { ...answer.stored, key, title, at }
    if (news) sent.set(key, news)
    channel.postMessage(news)
    return !next || !!next.refused
  }

  /** Sends submissions that are due, or the one that the person chose. If storage is refused, nothing waits. */
  const flush = async (only?: string): Promise<void> => {
    const isDue = (each: Waiting): boolean => (only ? each.key === only : !each.refused && !isOld(each))
    const work = async (): Promise<void> => {
      for (const each of (await allWaiting()).filter(isDue)) if (!(await deliver(each))) break
    }
    try {
      if (only || navigator.onLine) await alone(work)
      await show(!!only)
    } catch {
      // If the browser cannot store anything, nothing waits.
    }
  }

  const look = (): void => void flush()
  channel.onmessage = ({ data }: MessageEvent<Sent | null | false>) => {
    if (data) sent.set(data.key, data)
    void show()
  }
  addEventListener('online', look)
  document.addEventListener('visibilitychange', look)
  look()

  return {
    hold: async (waiting) => {
      await keep(waiting)
      await flush()
      channel.postMessage(null)
      present(area.lastElementChild)
    },
  }
}
