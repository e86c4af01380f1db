import type { FieldSummary } from '../../../src/domain/contract/owner/form-answers.js'
import { answerText } from '../texts/answer-text.js'
import { h } from '../dom.js'
import { valueElement } from '../texts/values.js'

/** Link of an answer, to the mail program, the telephone or another site. */
const addressFor: Partial<Readonly<Record<FieldSummary['kind'], (value: string) => string>>> = {
  email: (address) => `mailto:${encodeURIComponent(address).replace('%40', '@')}`,
  phone: (number) => `tel:${number.replace(/[^+\d]/g, '')}`,
  url: (address) => address,
}

/** Whether a link is safe: only mail, telephone and web addresses are. */
const isFollowed = (address: string): boolean => /^(mailto:[^@]+@|tel:\+?\d|https?:\/\/)/i.test(address)

/** An answer as labelled by its form; addresses and numbers are links. */
export const answerElement = (field: FieldSummary, value: unknown): HTMLElement => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return valueElement(value)
  const text = answerText(field, value)
  const href = typeof value === 'string' ? addressFor[field.kind]?.(value) : undefined
  if (href === undefined || !isFollowed(href)) return h('span', { class: 'value', dir: 'auto' }, text)
  const isElsewhere = field.kind === 'url'
  return h('a', { href, ...(isElsewhere && { target: '_blank', rel: 'noopener noreferrer' }) }, text)
}
