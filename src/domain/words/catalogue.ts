import type { DetailCode } from '../failure/detail.js'
import type { Failure } from '../failure/failure.js'
import type { Bounds } from '../field/bounds.js'
import type { PatternName } from '../field/patterns/text-patterns.js'
import type { ComplaintCode } from '../kernel/complaint.js'
import type { DecimalMark } from '../field/numerals/local-numeral.js'
import type { Kind } from '../field/description.js'

/** The parts of a field that a sentence may name; never the value. */
export interface Subject extends Bounds {
  readonly label: string
  readonly kind: Kind
}

/** The decimal mark and the complaints that a check needs. */
export interface CheckingWords {
  /** The mark before the fraction of a number. */
  readonly decimalMark: DecimalMark
  /** A sentence that names the field and says what to do. */
  readonly complaints: Readonly<Record<ComplaintCode, (subject: Subject) => string>>
}

/** All texts of pages in one language, except those that a form's author wrote. */
export interface Catalogue extends CheckingWords {
  readonly created: string
  readonly replaced: string
  /** The answer to a test of the deployment. */
  readonly tested: string
  readonly optional: string
  readonly submit: string
  /** The label of the trap field, for people who come across it. */
  readonly leaveEmpty: string
  /** The heading of the error summary. */
  readonly problem: string
  /** The sentence with the limit that was exceeded. */
  readonly limitIs: (limit: string) => string
  /** The number of complaints that are not shown. */
  readonly moreFields: (count: number) => string
  /** The first link of a page; it skips the header. */
  readonly skip: string
  /** The heading of the page at addresses that do not exist. */
  readonly noPage: string
  readonly noPageReason: string
  /** The text of a link to the front page. */
  readonly frontPage: string
  /** The name of the links to the other forms. */
  readonly forms: string
  /** The prefix of the page's title if there is an error. */
  readonly error: string
  /** The heading of a submission's id and receipt, which opens them. */
  readonly proof: string
  /** The labels of the id and of the receipt. */
  readonly submission: string
  readonly receipt: string
  /** The button for an empty form. */
  readonly another: string
  /** The message above a form that is shown again because an answer shows another field. */
  readonly moreToAnswer: string
  /** The empty option of a list. */
  readonly choose: string
  /** The heading of a result that is computed while a person types. */
  readonly resultSoFar: string
  readonly notSentYet: string
  /** The text in its place while required fields are empty. */
  readonly resultToCome: string
  /** The heading of a stored result. */
  readonly storedResult: string
}

/** The characters that each pattern of a text field allows. */
export type PatternCatalogue = Readonly<Record<PatternName, string>>

/** The texts of a failure. */
export interface FailureWords {
  readonly title: string
  /** A sentence that says what to do. */
  readonly message: string
}

/** The texts of all failures: a new one does not compile until every language has them. */
export type FailureCatalogue = Readonly<Record<Failure['_tag'], FailureWords>>

/** A sentence for every detail; `at` is the place, such as the number of a part or the name of a field. */
export type DetailCatalogue = Readonly<Record<DetailCode, (at: string) => string>>

/** Texts of notifications besides those that a form's author wrote. */
export interface NotificationWords {
  readonly yes: string
  readonly no: string
  readonly agreed: (version: string) => string
  /** The text for a missing answer. */
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
  /** `more`: there are more than `count`. */
  readonly heldText: (count: number, more: boolean) => string
  /** Messages to the operator about a target that failed or is off. */
  readonly trouble: Readonly<Record<'dead' | 'off', (target: string, title: string) => string>>
  readonly troubleText: Readonly<Record<'dead' | 'off', (said: string) => string>>
}

/** Texts of a page with a captcha. */
export interface CaptchaWords {
  /** The message while the captcha is still to be solved. */
  readonly solve: string
}

/** All texts of one language. */
export interface Translation {
  readonly checking: CheckingWords
  readonly catalogue: Catalogue
  readonly failures: FailureCatalogue
  readonly details: DetailCatalogue
  readonly notifications: NotificationWords
  readonly captcha: CaptchaWords
  readonly page: PageWords
}

/** Texts of the page's script. Each `{}` is replaced by the next value, in order. */
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
