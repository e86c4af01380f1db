import type { Fields } from '../field/schema.js'
import { hasManyLinks, hasWord } from './text-content.js'
import type { Protection } from './spam-option.js'
import type { Reason } from './reason.js'

/** What is known of how a submission came. */
export interface Circumstances {
  /** Whether the trap was filled in. */
  readonly trapped: boolean
  /** Between showing and sending; `undefined` where that is not known, which speaks against nobody. */
  readonly seconds: number | undefined
  readonly fields: Fields
}

/** The signs that speak against a submission, by its form's protection. */
export const signsOf = ({ seconds, links, words }: Protection, sent: Circumstances): readonly Reason[] => [
  ...(sent.trapped ? (['trap'] as const) : []),
  ...(sent.seconds !== undefined && sent.seconds < seconds ? (['too-fast'] as const) : []),
  ...(links !== undefined && hasManyLinks(links, sent.fields) ? (['links'] as const) : []),
  ...(words !== undefined && hasWord(words, sent.fields) ? (['words'] as const) : []),
]

/** What becomes of a submission: it is open, or it waits for its owner. It is never refused, and never lost. */
export type Judgement =
  { readonly _tag: 'Open' } | { readonly _tag: 'Held'; readonly why: readonly [Reason, ...Reason[]] }

/** One sign is enough to hold: an owner can release what a program cannot judge. */
export const judge = ([first, ...others]: readonly Reason[]): Judgement =>
  first === undefined ? { _tag: 'Open' } : { _tag: 'Held', why: [first, ...others] }
