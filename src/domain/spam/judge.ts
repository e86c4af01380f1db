import type { Fields } from '../field/schema.js'
import { hasManyLinks, hasWord } from './text-content.js'
import type { Protection } from './spam-option.js'
import type { Reason } from './reason.js'

/** The circumstances under which a submission was sent. */
export interface Circumstances {
  /** Whether the trap was filled in. */
  readonly trapped: boolean
  /** Seconds between showing the page and sending the form; undefined if unknown, which counts against nobody. */
  readonly seconds: number | undefined
  readonly fields: Fields
}

/** The signs of spam in a submission, according to its form's protection. */
export const signsOf = ({ seconds, links, words }: Protection, sent: Circumstances): readonly Reason[] => [
  ...(sent.trapped ? (['trap'] as const) : []),
  ...(sent.seconds !== undefined && sent.seconds < seconds ? (['too-fast'] as const) : []),
  ...(links !== undefined && hasManyLinks(links, sent.fields) ? (['links'] as const) : []),
  ...(words !== undefined && hasWord(words, sent.fields) ? (['words'] as const) : []),
]

/** The judgement of a submission: open, or held for its owner. No judgement refuses or loses a submission. */
export type Judgement =
  | { readonly _tag: 'Open' }
  | { readonly _tag: 'Held'; readonly why: readonly [Reason, ...Reason[]] }

/** Judges a submission. One sign is enough to hold it: its owner can release it. */
export const judge = ([first, ...others]: readonly Reason[]): Judgement =>
  first === undefined ? { _tag: 'Open' } : { _tag: 'Held', why: [first, ...others] }
