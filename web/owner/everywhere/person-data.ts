import * as E from 'fp-ts/lib/Either.js'
import { type PersonData, personJson, personPage } from '../../../src/domain/reading/person/person-page.js'
import type { FormSummary } from '../../../src/domain/contract/owner/form-answers.js'
import type { Api, Asked } from '../api.js'
import { sinkFor } from '../export/sink.js'
import { workOf } from '../work/states.js'
import type { Hit } from './gather.js'
import { personTexts } from './person-texts.js'

const formats = {
  json: { type: 'application/json', text: (data: PersonData) => Promise.resolve(personJson(data)) },
  html: {
    type: 'text/html;charset=utf-8',
    text: async (data: PersonData, forms: readonly FormSummary[]) =>
      personPage(data, await personTexts(forms)),
  },
} as const

export type PersonFormat = keyof typeof formats

/** The hits, with the owners' notes on them. */
const dataOf = async (api: Api, value: string, hits: readonly Hit[]): Asked<PersonData> => {
  const forms: PersonData['forms'][number][] = []
  for (const form of new Set(hits.map((hit) => hit.form))) {
    const own = hits.filter((hit) => hit.form === form).map(({ submission }) => submission)
    const works = await workOf(
      api,
      form.name,
      own.map(({ id }) => id),
    )
    if (E.isLeft(works)) return works
    const submissions = own.map((submission) => {
      const work = works.right.get(submission.id)
      return { ...submission, ...(work && { work }) }
    })
    forms.push({ form: form.name, title: form.title, fields: form.fields, submissions })
  }
  return E.right({ value, at: new Date().toISOString(), forms })
}

/** Writes a person's data into one file; returns its name, or undefined if the owner cancelled. */
export const downloadPerson = async (
  api: Api,
  format: PersonFormat,
  { value, hits }: { readonly value: string; readonly hits: readonly Hit[] },
): Asked<string | undefined> => {
  const { type, text } = formats[format]
  const data = await dataOf(api, value, hits)
  if (E.isLeft(data)) return data
  const name = `person-${data.right.at.slice(0, 10)}.${format}`
  const sink = await sinkFor(name, type)
  if (sink === undefined) return E.right(undefined)
  await sink.write(await text(data.right, [...new Set(hits.map(({ form }) => form))]))
  await sink.done()
  return E.right(name)
}
