import * as E from '../kernel/either.js'
import { shownBy } from '../field/conditions/condition.js'
import { asRead } from '../field/numerals/local-numeral.js'
import { checkingWordsOf } from '../words/words.js'
import type { AnyForm, Fields } from './form.js'

/** Names of the fields that are shown for these answers, as sent. An invalid answer counts as none. */
export const shownIn = (
  { fields, lang }: Pick<AnyForm, 'fields' | 'lang'>,
  input: Fields,
): ((name: string) => boolean) => {
  const answerTo = (name: string): unknown => {
    const field = fields[name]
    if (field === undefined) return undefined
    const sent = Object.hasOwn(input, name) ? input[name] : undefined
    const read = asRead(field.description, checkingWordsOf(lang).decimalMark)(sent)
    const value = E.isRight(read) ? field.codec.decode(read.right) : undefined
    return value !== undefined && E.isRight(value) ? value.right : undefined
  }
  return shownBy((name) => fields[name]?.description.shownWhen, answerTo)
}
