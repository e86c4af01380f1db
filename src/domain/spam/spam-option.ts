import type { Kind } from '../field/description.js'
import type { Schema } from '../field/schema.js'
import { folded, type LinkRule, type WordRule } from './text-content.js'
import { trapName } from './trap.js'

/** How a sender proves to be a person. */
export type Human = 'proof' | 'turnstile' | 'hcaptcha' | 'recaptcha'

/** What a form does against spam. All members are optional; by default the trap and the time are watched. */
export interface SpamOptions<Name extends string = string> {
  /** Whether the page has a field that people do not see and programs fill in. On by default. */
  readonly trap?: boolean
  /** Minimum seconds between showing and sending, where both are known: 0 (no minimum) to 3,600, 2 by default. */
  readonly seconds?: number
  /** Ask for a proof: a small computation, or a captcha of the deployment's. */
  readonly human?: Human
  /** Whom to ask: those whom other signs make doubtful (the default), or everybody. */
  readonly when?: 'unsure' | 'always'
  /** Maximum number of links in these fields together; more are held. By default all fields of text except `email` and `url`. */
  readonly links?: { readonly most: number; readonly fields?: readonly Name[] }
  /** Words that hold a submission when one of its texts has them, in any case. */
  readonly words?: readonly string[]
  /** Maximum submissions of one sender, 60 in 10 minutes by default. More are held, ten times as many are refused. `false` sets no limit. */
  readonly perSender?: SenderLimit | false
  /** Maximum submissions of one UTC day, 20,000 by default. More are held, ten times as many are refused. `false` sets no limit. */
  readonly perDay?: number | false
  /** Days until a held submission is erased, 30 by default. */
  readonly keepHeld?: { readonly days: number }
}

/** Maximum submissions (`most`) of one sender in a window of `minutes`. */
export interface SenderLimit {
  readonly most: number
  readonly minutes: number
}

/** A form's protection, with every default filled in. */
export interface Protection {
  /** The name of the trap field; undefined where it is off. */
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
