import { sha256 } from '../../../src/adapters/system/index.js'
import type { AnyForm } from '../../../src/domain/form/form.js'
import { inTable } from '../../../src/handlers/use-cases/submissions-to-verify.js'
import { type Finding, verify } from '../../../src/handlers/use-cases/verify.js'
import type { Clock } from '../../../src/ports/clock.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'

/** Findings of verifying a form in a repository. */
export const verified = async (definition: AnyForm, repository: SubmissionRepository, clock: Clock) => {
  const told = ({ _tag }: { readonly _tag: string }) => ({ _tag: 'Refused', message: _tag }) as const
  const pages = inTable({ repository, deadline: () => clock() + 30_000, told })(definition)
  const findings: Finding[] = []
  let checked = 0
  for await (const page of verify({ digest: sha256, definition })(pages)) {
    checked += page.checked
    findings.push(...page.findings)
  }
  return { checked, findings }
}
