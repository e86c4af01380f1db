import { type Description, mayBeEmpty } from '../field/description.js'
import type { AnyForm, Fields } from '../form/form.js'
import { shownIn } from '../form/fields-shown.js'
import { attributesHtml } from '../kernel/escape.js'

const control = '_asked'

const hiddenHtml = (name: string, disabled: boolean): string =>
  `<input${attributesHtml({ type: 'hidden', name, disabled })}>`

/** Whether a person may leave a field empty that a condition shows: nothing that arrives says whether it was seen. */
const maybeUnseen = (description: Description): boolean =>
  description.shownWhen !== undefined && description.kind !== 'hidden' && mayBeEmpty(description)

/** Tells, beside a field, that it was shown: disabled with it, it is not sent. */
export const askedHtml = (name: string, description: Description, isHidden: boolean): string =>
  maybeUnseen(description) ? hiddenHtml(`${control}_${name}`, isHidden) : ''

/** Tells that a form says which of its fields were shown. */
export const askingHtml = ({ fields }: Pick<AnyForm, 'fields'>): string =>
  Object.values(fields).some(({ description }) => maybeUnseen(description)) ? hiddenHtml(control, false) : ''

/** Whether what was answered shows a field that the page, without script, could not show. */
export const hasUnasked = (form: AnyForm, input: Fields, controls: Fields): boolean => {
  if (!(control in controls)) return false
  const isShown = shownIn(form, input)
  return Object.entries(form.fields).some(
    ([name, { description }]) =>
      maybeUnseen(description) && !(name in input) && !(`${control}_${name}` in controls) && isShown(name),
  )
}
