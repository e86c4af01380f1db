import { type FieldsOf, form, text } from '../src/domain/index.js'

/** A value stored under an id: the smallest possible form. The same id again replaces the value. */
export const record = form(
  'record',
  {
    id: text({
      label: 'ID',
      maxLength: 200,
      hint: 'A name of your choice. Sending the same ID again replaces its value.',
    }),
    value: text({ label: 'Value', maxLength: 4000, multiline: true }),
  },
  { naturalKey: 'id', whenTaken: 'replace', send: 'query' },
)

export type Record = FieldsOf<typeof record>
