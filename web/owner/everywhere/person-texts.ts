import { type Lang, langs } from '../../../src/domain/kernel/lang.js'
import type { PersonTexts } from '../../../src/domain/reading/person/person-page.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import { wordsIn } from '../words/words.js'

/** The language that all these forms have; otherwise that of the pages. */
const langOf = (forms: readonly FormSummary[]): Lang => {
  const asked = new Set(forms.map(({ lang }) => lang))
  const shared = asked.size === 1 ? [...asked][0] : document.documentElement.lang
  return langs.find((lang) => lang === shared) ?? 'en'
}

/** Texts of a person's page in the language of the forms, in which the person has read and written. */
export const personTexts = async (forms: readonly FormSummary[]): Promise<PersonTexts> => {
  const lang = langOf(forms)
  const { person, list, filters, one, work, values } = await wordsIn(lang)
  return {
    lang,
    title: person.kept,
    received: list.received,
    result: one.result,
    givenTo: work.for,
    note: work.note,
    id: filters.id,
    yes: values.yes,
    no: values.no,
    count: person.found,
    zone: `${list.timesIn('UTC')}.`,
  }
}
