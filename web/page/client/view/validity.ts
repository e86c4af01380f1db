import type { Complaint } from '../answer.js'
import { type Control, controlsOf, own } from '../element.js'
import type { Words } from '../words.js'

/**
 * Complaints about the page's own constraints: `required`, `pattern`, `setCustomValidity`. The page gets the `invalid`
 * events. One complaint per name, as all buttons of a radio group are invalid together.
 */
export const invalidIn = (form: HTMLFormElement, { invalid }: Words): readonly Complaint[] => {
  if (own(form).checkValidity()) return []
  const byName = new Map<string, Complaint>()
  const isInvalid = (control: Control): boolean => control.matches(':not(fieldset):invalid')
  for (const { name, validationMessage } of controlsOf(form).filter(isInvalid))
    if (!byName.has(name)) byName.set(name, { field: name, message: validationMessage || invalid })
  return [...byName.values()]
}
