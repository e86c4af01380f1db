import type { Outbox, OutboxParts, Shown } from './outbox.js'
import { sendPatiently } from '../send.js'
import { panelOf, proofOf } from '../view/panel.js'

/** Forms on this page, by the `home` of their submissions. */
const forms = new Map<string, Shown>()
let outbox: Promise<Outbox> | undefined

/**
 * Loads the page's outbox, a file of its own. It is loaded early, as it could not be loaded offline, but does not
 * delay the page. If the file is missing, nothing is kept for later, and people are told so.
 */
export const outboxFor = (
  home: string,
  { place, words }: Pick<OutboxParts, 'place' | 'words'>,
  shown: Shown,
): Outbox['hold'] => {
  forms.set(home, shown)
  const load = (): Promise<Outbox> => {
    outbox ??= import('./outbox.js').then(({ outboxAt }) =>
      outboxAt({
        place,
        words,
        forms,
        panelOf,
        proofOf,
        send: (fill) => sendPatiently(fill, words, () => undefined),
      }),
    )
    outbox.catch(() => (outbox = undefined))
    return outbox
  }
  void load()
  return async (waiting) => (await load()).hold(waiting)
}
