import { existsSync } from 'node:fs'
import { builtForms, builtFormsFile } from '../../src/adapters/site-file/folder-forms.js'
import type { FoundTable } from './found-table.js'
import type { MissingSetting } from './table-settings.js'

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** Forms of a table that this folder does not have; empty if the folder's forms are not built. */
const unknownForms = async (forms: readonly string[]): Promise<readonly string[]> => {
  if (!existsSync(builtFormsFile)) return []
  const known = (await builtForms()).map(({ name }) => name)
  return forms.filter((form) => !known.includes(form))
}

const formsText = ({ contents: { forms, seen, isAll } }: FoundTable): string => {
  if (seen === 0) return 'It is empty.'
  const each = [...forms].sort().map(([form, count]) => `${form} (${counted(count, 'submission')})`)
  return `${isAll ? 'It has' : `Its first ${counted(seen, 'item')} have`} ${each.join(', ') || 'no submission'}.`
}

const replicasText = ({ description: { Replicas = [] } }: FoundTable): readonly string[] =>
  Replicas.length === 0
    ? []
    : [
        'It has replicas in other regions, so a submission may be stored more than once: docs/operate/regions.md.',
      ]

/** The findings about a table as lines for a terminal. */
export const foundLines = async (
  found: FoundTable,
  missing: readonly MissingSetting[],
): Promise<readonly string[]> => {
  const { name, contents } = found
  const unknown = await unknownForms([...contents.forms.keys()])
  return [
    `${name} is a DynamoSync table of version ${contents.version || 1}. ${formsText(found)}`,
    ...(unknown.length === 0
      ? []
      : [
          `This folder has no form ${unknown.join(' or ')}: the submissions are kept, but no page shows them.`,
        ]),
    ...replicasText(found),
    missing.length === 0
      ? 'It has all settings that the stack needs.'
      : `Missing: ${missing.map(({ label }) => label).join('; ')}.`,
  ]
}
