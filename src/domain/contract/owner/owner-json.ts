import type { DayAnswer } from './count-answers.js'
import type { FieldSummary, FormSummary } from './form-answers.js'
import type { FullListAnswer, FullRow, ListAnswer, ListRow, SubmissionAnswer } from './submission-answers.js'
import type { FullListPage, TodaysListPage, Unreadable } from '../../reading/found.js'
import type { DayCount } from '../../reading/counted.js'
import type { AnyForm, Fields } from '../../form/form.js'
import { isoOf } from '../../field/iso-instant.js'
import type { Row } from '../../reading/list.js'
import type { Description } from '../../field/description.js'
import type { Submission } from '../../submission/submission.js'
import type { TodaysSubmission } from '../../submission/todays-submission.js'
import { stateOf } from '../../submission/waiting.js'
import type { OwnForm } from '../../reading/telling.js'
import { formTellingJson } from './owner-telling-json.js'

const expiry = ({ expiresAt }: { readonly expiresAt?: number | undefined }) =>
  expiresAt === undefined ? {} : { expiresAt: isoOf(expiresAt * 1000) }

/** Answers without nulls, which stand for no answer. */
const answersIn = (listed: Fields = {}): Fields =>
  Object.fromEntries(Object.entries(listed).filter(([, value]) => value !== null))

/** A row of a list. */
export const rowJson = ({ id, at, listed, expiresAt }: Row): ListRow => ({
  id,
  receivedAt: isoOf(at),
  listed: answersIn(listed),
  ...expiry({ expiresAt }),
})

/** The state and reasons of a waiting submission; empty for an open one. */
const waiting = (submission: Submission) => {
  const state = stateOf(submission)
  return state === 'open' ? {} : { state, why: submission.why }
}

/** Everything that the person sent and received in reply; nothing about its storage. */
export const submissionJson = (submission: TodaysSubmission): SubmissionAnswer => {
  const { id, form, formVersion, at, fields, stored, result, resultVersion, receipt } = submission
  return {
    id,
    form,
    formVersion,
    receivedAt: isoOf(at),
    fields,
    stored,
    result,
    resultVersion,
    receipt,
    ...waiting(submission),
    ...expiry(submission),
  }
}

/** A whole submission as a row of a list. */
export const fullRowJson = (submission: TodaysSubmission): FullRow => ({
  ...submissionJson(submission),
  listed: answersIn(submission.listed),
})

/** The ids of submissions that cannot be read, if any. */
const unreadableJson = ({
  unreadable = [],
  newer = [],
}: Partial<Unreadable>): Pick<FullListAnswer, 'unreadable' | 'newer'> => ({
  ...(unreadable.length === 0 ? {} : { unreadable }),
  ...(newer.length === 0 ? {} : { newer }),
})

/** Rows, and the ids of unreadable ones, if any. */
export const pageJson = ({
  rows,
  ...page
}: Omit<TodaysListPage, 'next'>): Omit<ListAnswer, 'consistency' | 'cursor'> => ({
  submissions: rows.map(rowJson),
  ...unreadableJson(page),
})

/** Whole submissions, and the ids of unreadable ones, if any. */
export const fullPageJson = ({
  submissions,
  ...page
}: Omit<FullListPage, 'next'>): Omit<FullListAnswer, 'consistency' | 'cursor'> => ({
  submissions: submissions.map(fullRowJson),
  ...unreadableJson(page),
})

/** The options of a field, if it has any. */
const optionsJson = (description: Description): Pick<FieldSummary, 'options'> =>
  description.kind === 'choice' || description.kind === 'choices'
    ? { options: description.options.map((value) => ({ value, label: description.labels[value] ?? value })) }
    : {}

/** A form as its owner's pages need it. */
export const formJson = ({ name, title, lang, version, fields, compute, retain }: AnyForm): FormSummary => ({
  name,
  title,
  lang,
  version,
  fields: Object.entries(fields).map(([field, { description }]) => ({
    name: field,
    label: description.label,
    kind: description.kind,
    listed: description.listed ?? false,
    ...optionsJson(description),
    ...(description.was === undefined ? {} : { was: description.was }),
  })),
  computes: compute !== undefined,
  retain,
})

/** A form with the state of its notifications, if it names targets. */
export const ownFormJson = ({ form, telling }: OwnForm): FormSummary => ({
  ...formJson(form),
  ...(telling !== undefined && { notify: formTellingJson(telling) }),
})

/** A day and its number of submissions. */
export const dayJson = ({ day, count, final }: DayCount): DayAnswer => ({
  day: isoOf(day).slice(0, 10),
  count,
  final,
})
