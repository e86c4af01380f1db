import { oneLine } from './clean.js'
import type { EventName } from '../event.js'
import type { AnyForm, Fields } from '../../form/form.js'
import type { Instant } from '../../kernel/instant.js'
import type { Lang } from '../../kernel/lang.js'
import { readEmail } from '../../field/kinds/email.js'
import type { Submission } from '../../submission/submission.js'
import type { Target } from '../target.js'
import { shownValue } from './values.js'
import * as E from 'fp-ts/lib/Either.js'

/** One answer as a target receives it. */
export interface Line {
  readonly name: string
  readonly label: string
  /** The value in the format of the form's language. */
  readonly text: string
  /** The value as stored. */
  readonly value: unknown
  readonly listed: boolean
}

/** One event of one submission, reduced to the fields that one target may have. */
export interface Telling {
  /** The same for each attempt and replay. */
  readonly id: string
  readonly event: EventName
  readonly form: string
  readonly title: string
  readonly lang: Lang
  readonly submission: string
  readonly receivedAt: Instant
  readonly formVersion: string
  readonly receipt: string
  readonly lines: readonly Line[]
  /** The first e-mail address among the fields that may be sent; undefined if there is none. */
  readonly sender: string | undefined
  /** The address of the submission in the owner's pages. */
  readonly link: string
}

/** Maximum code points of a label in a message. */
const longestLabel = 200

/** Names of the fields to send to a target, in the form's order: never a secret, and to a chat only listed ones. */
export const namesFor = (
  form: AnyForm,
  { kind, fields }: Pick<Target, 'kind' | 'fields'>,
): readonly string[] =>
  Object.entries(form.fields)
    .filter(
      ([
        name,
        {
          description: { secret, listed },
        },
      ]) => {
        const isWanted = fields === undefined || fields.includes(name)
        const isFit = kind === 'mail' || kind === 'webhook' || listed === true
        return secret !== true && isWanted && isFit
      },
    )
    .map(([name]) => name)

const lineOf = (form: AnyForm, fields: Fields, name: string): readonly Line[] => {
  const description = form.fields[name]?.description
  if (description === undefined || !Object.hasOwn(fields, name)) return []
  const value = fields[name]
  return [
    {
      name,
      label: oneLine(description.label, longestLabel),
      text: shownValue(value, description, form.lang),
      value,
      listed: description.listed === true,
    },
  ]
}

/** The first e-mail address among the lines, unless our own rule for addresses refuses it. */
const senderIn = (form: AnyForm, lines: readonly Line[]): string | undefined => {
  const line = lines.find(({ name }) => form.fields[name]?.description.kind === 'email')
  const read = readEmail(line?.value)
  return E.isRight(read) ? read.right : undefined
}

/** The inputs of a notification. */
export interface Occasion {
  readonly form: AnyForm
  readonly submission: Submission
  readonly event: EventName
  readonly id: string
  readonly link: string
}

/** The notification of one target about one event. */
export const tellingOf = ({ form, submission, event, id, link }: Occasion, target: Target): Telling => {
  const lines = namesFor(form, target).flatMap((name) => lineOf(form, submission.fields, name))
  return {
    id,
    event,
    form: form.name,
    title: oneLine(form.title, longestLabel),
    lang: form.lang,
    submission: submission.id,
    receivedAt: submission.at,
    formVersion: submission.formVersion,
    receipt: submission.receipt,
    lines,
    sender: senderIn(form, lines),
    link,
  }
}
