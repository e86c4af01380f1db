import type { Kind } from '../field/description.js'
import type { Schema } from '../field/schema.js'
import { folded, type LinkRule, type WordRule } from './text-content.js'
import { trapName } from './trap.js'

/** Ways in which a sender shows to be a person. */
export type Human = 'proof' | 'turnstile' | 'hcaptcha' | 'recaptcha'

/** What to do against spam. Every member may be left out; with none, the trap and the time are watched. */
export interface SpamOptions<Name extends string = string> {
  /** A field that people do not see; on by default. */
  readonly trap?: boolean
  /** The least seconds between showing and sending, where they are known; 2 by default, 0 for none, 3,600 at most. */
  readonly seconds?: number
  /** Ask for a proof: a small computation, or a captcha of the deployment's. */
  readonly human?: Human
  /** Whom to ask: those whom other signs make doubtful (the default), or everybody. */
  readonly when?: 'unsure' | 'always'
  /** Hold what has more links than `most`, in these fields together; by default in all fields of text but `email` and `url`. */
  readonly links?: { readonly most: number; readonly fields?: readonly Name[] }
  /** Hold what has one of these words anywhere in its texts, whatever the case. */
  readonly words?: readonly string[]
  /** Hold what one sender sends beyond this, and refuse it beyond ten times this; 60 in 10 minutes by default, `false` for no limit. */
  readonly perSender?: SenderLimit | false
  /** Hold what comes beyond this many on one UTC day, and refuse it beyond ten times this; 20,000 by default, `false` for no limit. */
  readonly perDay?: number | false
  /** How long what is held is kept; 30 days by default. */
  readonly keepHeld?: { readonly days: number }
}

/** How many submissions one sender may send: at most `most` in each stretch of `minutes`. */
export interface SenderLimit {
  readonly most: number
  readonly minutes: number
}

/** A form's protection, settled. */
export interface Protection {
  /** The name of the trap; none where it is off. */
  readonly trap: string | undefined
  readonly seconds: number
  readonly human: Human | undefined
  readonly when: 'unsure' | 'always'
  readonly links: LinkRule | undefined
  readonly words: WordRule | undefined
  /** None where it is off. */
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

/** The fields in which a person writes what they like. A list of choices says only what its author wrote. */
export const textsOf = (fields: Schema): readonly string[] =>
  Object.keys(fields).filter((name) => textKinds.includes(fields[name]?.description.kind ?? 'choice'))

const addressKinds: readonly Kind[] = ['url', 'email']

/** Where links are looked for by default: an address in a field for addresses is not one too many. */
const linksOf = (fields: Schema): readonly string[] =>
  textsOf(fields).filter((name) => !addressKinds.includes(fields[name]?.description.kind ?? 'text'))

/** What a form's option says, or what holds where it is silent. */
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
