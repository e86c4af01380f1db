import type { AnyForm, Forms } from '../../domain/form/form.js'
import { toldOf } from '../../domain/form/notify.js'
import type { Attempt, Submission } from '../../domain/submission/submission.js'
import type { SubmissionRepository } from '../../ports/submission-repository.js'

/** Names of targets that the deployment can tell. */
type Names = Pick<ReadonlySet<string>, 'has' | 'size'>

/** Whether anybody is told of a submission: a target that its form names, for these answers, is there. */
export const isTold = (form: AnyForm | undefined, { fields, test }: Submission, names: Names): boolean =>
  test !== true && toldOf(form?.notify, fields).some((name) => names.has(name))

/** What is open at once, and not only once somebody has looked at it. */
const isOpen = (submission: Submission & { readonly waits?: readonly unknown[] | undefined }): boolean =>
  (submission.waits ?? []).length === 0

/** A repository whose new submissions ring where somebody is to be told of them: in the same write, by one attribute. */
export const ringing = (
  repository: SubmissionRepository,
  forms: Forms,
  names: Names,
): SubmissionRepository => {
  const marked = (attempt: Attempt): Attempt => {
    const { submission } = attempt
    const rings = isOpen(submission) && isTold(forms.get(submission.form), submission, names)
    return rings ? { ...attempt, submission: Object.assign({}, submission, { notify: 1 }) } : attempt
  }
  return names.size === 0
    ? repository
    : { ...repository, add: (attempt, deadline) => repository.add(marked(attempt), deadline) }
}
