import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { Api } from '../api.js'
import type { Filter } from '../hash-routes.js'

export interface ListOptions {
  readonly api: Api
  readonly form: FormSummary
  readonly filter: Filter
}
