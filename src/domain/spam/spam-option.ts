import type { Kind } from '../field/description.js'
import type { Schema } from '../field/schema.js'
import { folded, type LinkRule, type WordRule } from './text-content.js'
import { trapName } from './trap.js'

/** The proof that a sender gives of being a person. */
export type Human = 'proof' | 'turnstile' | 'hcaptcha' | 'recaptcha'

/** A form's protection against spam. All members are optional; by default the trap and the time are on. */
export interface SpamOptions<Name extends string = string> {
  /** Whether the page contains a field that people do not see and programs fill in. Default: true. */
  readonly trap?: boolean
  /** Minimum seconds between showing the page and sending the form, if known: 0 (no minimum) to 3,600. Default: 2. */
  readonly seconds?: number
  /** Proof of being a person: a small computation, or one of the deployment's captchas. Default: none. */
  readonly human?: Human
  /** Senders asked for a proof: those that other signs cast doubt on (the default), or all of them. */
  readonly when?: 'unsure' | 'always'
  /**
   * Maximum links (`most`) in these fields together; a submission with more is held. By default all text fields except
   * `email` and `url` count.
   */
  readonly links?: { readonly most: number; readonly fields?: readonly Name[] }
  /** Words that cause a submission to be held if one of its texts contains them, in upper or lower case. */
  readonly words?: readonly string[]
  /**
   * Maximum submissions per sender. Default: 60 in 10 minutes. Further submissions are held; beyond ten times as many,
   * they are refused. `false` sets no limit.
   */
  readonly perSender?: SenderLimit | false
  /**
   * Maximum submissions per UTC day. Default: 20,000. Further submissions are held; beyond ten times as many, they are
   * refused. `false` sets no limit.
   */
  readonly perDay?: number | false
  /** Days until a held submission is erased. Default: 30. */
  readonly keepHeld?: { readonly days: number }
}

/** Maximum submissions (`most`) of one sender within a window of `minutes`. */
export interface SenderLimit {
  readonly most: number
  readonly minutes: number
}

/** A form's protection with every default filled in. */
export interface Protection {
  /** The name of the trap field; undefined if it is off. */
  readonly trap: string | undefined
  readonly seconds: number
  readonly human: Human | undefined
  readonly when: 'unsure' | 'always'
  readonly links: LinkRule | undefined
  readonly words: WordRule | undefined
  /** Undefined if there is no limit. */
  readonly perSender: SenderLimit | undefined
  readonly perDay: number | undefined
  readonly keepHeld: { readonly days: number }
}

const silent = {
  seconds: 2,
  when: 'unsure',
  keepHeld: { days: 30 },
} as const

const usualSender: SenderLimit = { most: 60, minutes: 10 }

const textKinds: readonly Kind[] = ['text', 'email', 'url', 'custom']

/** Names of the fields that take free text. A choice contains only words of the form's author. */
export const textsOf = (fields: Schema): readonly string[] =>
  Object.keys(fields).filter((name) => textKinds.includes(fields[name]?.description.kind ?? 'choice'))

const addressKinds: readonly Kind[] = ['url', 'email']

/** Names of the fields searched for links by default: free text, except where a link is the expected answer. */
const linksOf = (fields: Schema): readonly string[] =>
  textsOf(fields).filter((name) => !addressKinds.includes(fields[name]?.description.kind ?? 'text'))

/** A form's protection: its option, with defaults for the members left out. */
export const protectionOf = (form: string, fields: Schema, spam: SpamOptions = {}): Protection => {
  const { trap, links, words, human, perSender = usualSender, perDay = 20_000, ...said } = spam
  return {
    ...silent,
    ...said,
    human,
    perSender: perSender === false ? undefined : perSender,
    perDay: perDay === false ? undefined : perDay,
    trap: trap === false ? undefined : trapName(form, Object.keys(fields)),
    links: links && { most: links.most, fields: links.fields ?? linksOf(fields) },
    words: words && { fields: textsOf(fields), words: words.map(folded) },
  }
}
