import { form, text } from '../../../src/domain/index.js'

const fields = { name: text({ label: 'Name', maxLength: 100, listed: true }) }

/** A form with two targets, and a form that shares one of them. */
export const note = form('note', fields, { notify: ['team', 'crm'] })
export const other = form('other', fields, { notify: ['crm'] })
export const quiet = form('quiet', fields)
