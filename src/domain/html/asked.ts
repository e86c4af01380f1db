import { type Description, mayBeEmpty } from '../field/description.js'
import type { AnyForm, Fields } from '../form/form.js'
import { shownIn } from '../form/fields-shown.js'
import { attributesHtml } from '../kernel/escape.js'

const control = '_asked'

const hiddenHtml = (name: string, disabled: boolean): string =>
  `<input${attributesHtml({ type: 'hidden', name, disabled })}>`

/** Whether a field with a condition may be empty, so that its value does not show whether the person saw it. */
const maybeUnseen = (description: Description): boolean =>
  description.shownWhen !== undefined && description.kind !== 'hidden' && mayBeEmpty(description)

/** A hidden control that reports that a field was shown: it is disabled, and so not sent, together with the field. */
export const askedHtml = (name: string, description: Description, isHidden: boolean): string =>
  maybeUnseen(description) ? hiddenHtml(`${control}_${name}`, isHidden) : ''

/** A hidden control that announces that the form reports which of its fields were shown. */
export const askingHtml = ({ fields }: Pick<AnyForm, 'fields'>): string =>
  Object.values(fields).some(({ description }) => maybeUnseen(description)) ? hiddenHtml(control, false) : ''

/** Whether the answers show a field that the page, without script, could not show. */
export const hasUnasked = (form: AnyForm, input: Fields, controls: Fields): boolean => {
  if (!(control in controls)) return false
  const isShown = shownIn(form, input)
  return Object.entries(form.fields).some(
    ([name, { description }]) =>
      maybeUnseen(description) && !(name in input) && !(`${control}_${name}` in controls) && isShown(name),
  )
}
