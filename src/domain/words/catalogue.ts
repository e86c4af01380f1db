import type { DetailCode } from '../failure/detail.js'
import type { Failure } from '../failure/failure.js'
import type { Bounds } from '../field/bounds.js'
import type { PatternName } from '../field/text-patterns.js'
import type { ComplaintCode } from '../kernel/complaint.js'
import type { DecimalMark } from '../field/local-numeral.js'
import type { Kind } from '../field/description.js'

/** What a sentence may name of a field. What was typed is not among it. */
export interface Subject extends Bounds {
  readonly label: string
  readonly kind: Kind
}

/** What a check reads numbers by, and what it says. */
export interface CheckingWords {
  /** What is between the whole and the fraction of a number. */
  readonly decimalMark: DecimalMark
  /** Which field, and what to do. */
  readonly complaints: Readonly<Record<ComplaintCode, (subject: Subject) => string>>
}

/** Everything that a person reads in one language, besides what a form's author wrote. */
export interface Catalogue extends CheckingWords {
  readonly created: string
  readonly replaced: string
  /** What was only sent to try the deployment. */
  readonly tested: string
  readonly optional: string
  readonly submit: string
  /** What stands beside the field that people do not see, for those who do. */
  readonly leaveEmpty: string
  /** The heading of an error summary. */
  readonly problem: string
  /** How far a limit goes. */
  readonly limitIs: (limit: string) => string
  /** How many complaints are not among those that were said. */
  readonly moreFields: (count: number) => string
  /** The first link of a page, past what is the same on each. */
  readonly skip: string
  /** What the links to the other forms are called. */
  readonly forms: string
  /** Before the title of a page that has one. */
  readonly error: string
  /** What opens the proof of a submission: its id and its receipt. */
  readonly proof: string
  /** What the id of a submission is called, and what proves it. */
  readonly submission: string
  readonly receipt: string
  /** The way back to an empty form. */
  readonly another: string
  /** Above a form that came back, as an answer shows another field. */
  readonly moreToAnswer: string
  /** The empty option of a list. */
  readonly choose: string
  /** The heading of what is computed while a person types. */
  readonly resultSoFar: string
  readonly notSentYet: string
  /** In its place, while fields are wanting. */
  readonly resultToCome: string
  /** The heading of what was stored. */
  readonly storedResult: string
}

/** What is allowed by each pattern that a text field may have. */
export type PatternCatalogue = Readonly<Record<PatternName, string>>

/** What a person reads of a failure. */
export interface FailureWords {
  readonly title: string
  /** What a person can do about it. */
  readonly message: string
}

/** The words of every failure: a new one does not compile until each language has them. */
export type FailureCatalogue = Readonly<Record<Failure['_tag'], FailureWords>>

/** A sentence for every detail; `at` says where, such as the number of a part or the name of a field. */
export type DetailCatalogue = Readonly<Record<DetailCode, (at: string) => string>>

/** What a target reads beside what a form's author wrote. */
export interface NotificationWords {
  readonly yes: string
  readonly no: string
  readonly agreed: (version: string) => string
  /** In the place of no answer. */
  readonly none: string
  readonly event: Readonly<
    Record<'received' | 'replaced' | 'released' | 'confirmed' | 'test', (title: string) => string>
  >
  /** The text of the link to the owner's pages. */
  readonly open: string
  readonly openList: string
  readonly received: string
  readonly reply: string
  readonly footer: (site: string) => string
  readonly summary: (title: string, count: number) => string
  readonly summaryText: (count: number, limit: number) => string
  readonly held: (title: string, count: string) => string
  /** `more` says that there are more than were counted. */
  readonly heldText: (count: number, more: boolean) => string
  /** What an operator is told of a target that was given up, or is off. */
  readonly trouble: Readonly<Record<'dead' | 'off', (target: string, title: string) => string>>
  readonly troubleText: Readonly<Record<'dead' | 'off', (said: string) => string>>
}

/** What the page's script says by itself. `{}` stands for what is named at the place, in turn. */
export interface PageWords {
  readonly sending: string
  readonly waiting: string
  readonly tryAgain: string
  readonly sendAnother: string
  readonly error: string
  readonly problem: string
  readonly received: string
  readonly proof: string
  readonly submission: string
  readonly receipt: string
  readonly replayed: string
  readonly stillHere: string
  readonly unreachable: string
  readonly unreadable: string
  readonly busy: string
  readonly refused: string
  readonly invalid: string
  readonly noFiles: string
  readonly notKept: string
  readonly secret: string
  readonly waits: string
  readonly whenBack: string
  readonly old: string
  readonly sent: string
  readonly notAccepted: string
  readonly send: string
  readonly discard: string
  readonly mend: string
}
