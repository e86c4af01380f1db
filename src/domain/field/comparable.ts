import type { Kind } from './description.js'
import { addressOf } from '../kernel/address.js'
import { comparableText } from '../kernel/typed.js'

/**
 * A stored value in the one form in which values of its kind are compared: for identity, fingerprints, lists, filters
 * and erasing. Text is composed (NFC) and trimmed; a web address is spelt as browsers do. Other kinds are stored in
 * that form already.
 */
export const comparable = (kind: Kind, value: unknown): unknown => {
  if (typeof value !== 'string') return value
  if (kind === 'url') return addressOf(value)?.href ?? value
  return kind === 'text' || kind === 'custom' ? comparableText(value) : value
}
