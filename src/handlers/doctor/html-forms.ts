import { type Tag, tagsIn } from './markup.js'

/** A field of a form on a page, and its possible values. */
export interface PageField {
  readonly name: string
  /** The `type` of an input, or `select` or `textarea`. */
  readonly type: string
  readonly required: boolean
  /** Values of a select, or of radio buttons or check boxes with the same name, in order; without the empty one. */
  readonly options: readonly string[]
  /** Initial value, such as the key in a hidden field. */
  readonly value: string
  readonly attributes: ReadonlyMap<string, string>
}

/** A form on a page. */
export interface PageForm {
  /** Address it is sent to, as on the page; may be relative. */
  readonly action: string
  readonly method: string
  /** Name of the form, if DynamoSync rendered it. */
  readonly ours: string | undefined
  readonly fields: readonly PageField[]
  readonly attributes: ReadonlyMap<string, string>
}

/** Types of inputs that are buttons, or that a program cannot fill in. */
const ignored = ['submit', 'button', 'reset', 'image', 'file']

const fieldOf = ({ name: tag, attributes, text }: Tag): PageField => {
  const type = tag === 'input' ? (attributes.get('type') ?? 'text').toLowerCase() : tag
  const isOne = type === 'radio' || type === 'checkbox'
  const value = attributes.get('value') ?? (isOne ? 'on' : tag === 'textarea' ? text.trim() : '')
  return {
    name: attributes.get('name') ?? '',
    type,
    required: attributes.has('required'),
    options: isOne ? [value] : [],
    value: isOne ? '' : value,
    attributes,
  }
}

const withOption = (field: PageField, { attributes, text }: Tag): PageField => {
  const value = attributes.get('value') ?? text.trim()
  return value === '' ? field : { ...field, options: [...field.options, value] }
}

/** Joins radio buttons or check boxes with the same name into one field. */
const joined = (fields: readonly PageField[]): readonly PageField[] => {
  const byName = new Map<string, PageField>()
  for (const field of fields) {
    const first = byName.get(field.name)
    byName.set(
      field.name,
      first === undefined ? field : { ...first, options: [...first.options, ...field.options] },
    )
  }
  return [...byName.values()]
}

const fieldsOf = (tags: readonly Tag[]): readonly PageField[] => {
  const fields: PageField[] = []
  for (const tag of tags.filter(({ ends }) => !ends)) {
    const last = fields.at(-1)
    if (tag.name === 'option' && last !== undefined) fields[fields.length - 1] = withOption(last, tag)
    else if (tag.name !== 'option') fields.push(fieldOf(tag))
  }
  return joined(fields.filter(({ name, type }) => name !== '' && !ignored.includes(type)))
}

/** Parses all forms of a page. */
export const formsOn = (html: string): readonly PageForm[] => {
  const tags = tagsIn(html)
  return tags.flatMap((tag, at) => {
    if (tag.name !== 'form' || tag.ends) return []
    const rest = tags.slice(at + 1)
    const end = rest.findIndex(({ name }) => name === 'form')
    const { attributes } = tag
    return {
      action: attributes.get('action') ?? '',
      method: (attributes.get('method') ?? 'get').toLowerCase(),
      ours: attributes.get('data-dynamosync'),
      fields: fieldsOf(end === -1 ? rest : rest.slice(0, end)),
      attributes,
    }
  })
}

/** The form with this name, if DynamoSync rendered it in the page; otherwise undefined. */
export const formOn = (html: string, name: string | undefined): PageForm | undefined =>
  name === undefined ? undefined : formsOn(html).find(({ ours }) => ours === name)
