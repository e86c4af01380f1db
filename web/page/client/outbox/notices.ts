import type { Complaint, Stored } from '../answer.js'
import { buttonOf, element } from '../element.js'
import type { panelOf, proofOf } from '../view/panel.js'
import type { Waiting } from './store.js'
import { outboxEnglish } from './english.js'
import { filled, type Words } from '../words.js'

/** The page's own function for panels, which is already loaded. */
export interface Panels {
  readonly words: Words
  readonly panelOf: typeof panelOf
  readonly proofOf: typeof proofOf
}

/** Facts about a sent submission, without its contents. */
export type Sent = Pick<Waiting, 'key' | 'title' | 'at'> & Pick<Stored, 'id' | 'receipt'>

/** Puts a refused submission back into its form. */
export type Mend = (contents: string, complaints: readonly Complaint[]) => void

/** Actions on a submission that waits. */
export interface Ways {
  readonly send: () => void
  readonly discard: () => Promise<void>
  /** Undefined unless its form is on the page. */
  readonly mend: Mend | undefined
}

const day = 86_400_000

/** Whether it has waited so long that the person may no longer want it sent; also true if the clock was set back. */
export const isOld = ({ at }: Waiting): boolean => Math.abs(Date.now() - at) > day

const titled = (text: string, { title, at }: Pick<Waiting, 'title' | 'at'>): string => {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const
  return filled(text, title, new Date(at).toLocaleString(document.documentElement.lang || [], options))
}

/** Panels for waiting and sent submissions. */
export const noticesIn = ({ words: spoken, panelOf, proofOf }: Panels) => {
  const words = { ...outboxEnglish, ...spoken }

  const refusedPanel = (waiting: Waiting, { discard, mend }: Ways): HTMLElement => {
    const { contents, refused = [] } = waiting
    const list = element('ul')
    list.append(...refused.map(({ message }) => element('li', message)))
    const back = mend && buttonOf(words.mend, () => void discard().then(() => mend(contents, refused)))
    const drop = buttonOf(words.discard, () => void discard())
    return panelOf('failed', titled(words.notAccepted, waiting), list, ...(back ? [back] : []), drop)
  }

  return {
    /** Panel of a submission that waits or was refused, with its actions. */
    waitingPanel: (waiting: Waiting, ways: Ways): HTMLElement => {
      if (waiting.refused) return refusedPanel(waiting, ways)
      const old = isOld(waiting)
      const send = buttonOf(words.send, () => {
        send.textContent = words.sending
        send.disabled = true
        ways.send()
      })
      const drop = buttonOf(words.discard, () => void ways.discard())
      const text = [waiting.note ?? '', old ? '' : words.whenBack].join(' ')
      return panelOf(
        'waiting',
        titled(old ? words.old : words.waits, waiting),
        element('p', text),
        send,
        drop,
      )
    },
    /** Panel of a sent submission. */
    sentPanel: (sent: Sent): HTMLElement => panelOf('stored', titled(words.sent, sent), proofOf(sent, words)),
  }
}
