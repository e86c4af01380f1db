import * as E from 'fp-ts/lib/Either.js'
import { base32 } from '../kernel/base32.js'
import { comparable } from '../field/comparable.js'
import type { SubmissionRejection } from '../failure/failure.js'
import type { AnyForm, Fields } from '../form/form.js'

/**
 * SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. The only computation that the domain leaves to its
 * host.
 */
export type Digest = (text: string) => string

/**
 * The identity by which two requests are the same submission: a natural key (`n`), the sender's idempotency key (`k`),
 * or neither, so that each request is a submission of its own (`r`). Tests (`t`) never share an identity with any of
 * these, nor do held submissions (`h`) of a form with a natural key: they must not take a person's place.
 */
export interface Identity {
  readonly kind: 'n' | 'k' | 'r' | 't' | 'h'
  readonly key: string
}

/** 26 lower-case base32 characters: 130 bits of a SHA-256 digest. */
export type SubmissionId = string

/** Whether a text, such as a path segment, is a well-formed `SubmissionId`. */
export const isSubmissionId = (text: string): boolean => /^[a-z2-7]{26}$/.test(text)

/** 16 to 255 visible ASCII characters. */
const keyPattern = /^[\x21-\x7e]{16,255}$/

/** Checks an idempotency key as sent; a form may require one. */
export const checkKey = (
  form: AnyForm,
  key: string | undefined,
): E.Either<SubmissionRejection, string | undefined> => {
  if (key === undefined) return form.keyRequired ? E.left({ _tag: 'KeyMissing' }) : E.right(undefined)
  return keyPattern.test(key) ? E.right(key) : E.left({ _tag: 'KeyInvalid' })
}

/**
 * Identifies a submission by the form's natural key, in comparable form; else by the idempotency key; else by a random
 * value.
 */
export const identify = (
  form: AnyForm,
  fields: Fields,
  key: string | undefined,
  random: string,
): Identity => {
  const { naturalKey } = form
  if (naturalKey !== undefined) {
    const kind = form.fields[naturalKey]?.description.kind ?? 'custom'
    return { kind: 'n', key: String(comparable(kind, fields[naturalKey])) }
  }
  return key === undefined ? { kind: 'r', key: random } : { kind: 'k', key }
}

/** The id that a natural key gives these fields; undefined if the form has none or no value was sent for it. */
export const naturalId = (form: AnyForm, digest: Digest, fields: Fields): SubmissionId | undefined => {
  const { name, naturalKey } = form
  if (naturalKey === undefined || !Object.hasOwn(fields, naturalKey)) return undefined
  return submissionId(digest, name, identify(form, fields, undefined, ''))
}

/**
 * Identifies a test by its key or a random value, never by a natural key: it must not share an id with a real
 * submission.
 */
export const identifyTest = (key: string | undefined, random: string): Identity => ({
  kind: 't',
  key: key ?? random,
})

/** Identifies a held submission of a form with a natural key by its idempotency key, else by a random value. */
export const identifyHeld = (key: string | undefined, random: string): Identity => ({
  kind: 'h',
  key: key ?? random,
})

/** The id under which a submission is stored. The same identity always gives the same id, in every process. */
export const submissionId = (digest: Digest, form: string, { kind, key }: Identity): SubmissionId =>
  base32(digest(`${form}\0${kind}\0${key}`), 26)
