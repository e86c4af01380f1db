import * as E from 'fp-ts/lib/Either.js'
import { base32 } from '../kernel/base32.js'
import { comparable } from '../field/comparable.js'
import type { SubmissionRejection } from '../failure/failure.js'
import type { AnyForm, Fields } from '../form/form.js'

/**
 * SHA-256 of the UTF-8 form of a text: 64 lower-case hexadecimal digits. The one thing that the domain lets its host
 * compute.
 */
export type Digest = (text: string) => string

/**
 * What makes two requests the same submission: a natural key (`n`), the sender's idempotency key (`k`),
 * or nothing, so that each is its own (`r`). Tests (`t`) are apart from all of them, and so is what is held (`h`) of a
 * form with a natural key: it must not stand in the place of a person.
 */
export interface Identity {
  readonly kind: 'n' | 'k' | 'r' | 't' | 'h'
  readonly key: string
}

/** 26 lower-case base32 characters: 130 bits of a SHA-256 digest. */
export type SubmissionId = string

/** A `SubmissionId` as it may arrive in a path. */
export const isSubmissionId = (text: string): boolean => /^[a-z2-7]{26}$/.test(text)

/** 16 to 255 visible ASCII characters. */
const keyPattern = /^[\x21-\x7e]{16,255}$/

/** An idempotency key as sent, or why it is none. A form may demand one. */
export const checkKey = (
  form: AnyForm,
  key: string | undefined,
): E.Either<SubmissionRejection, string | undefined> => {
  if (key === undefined) return form.keyRequired ? E.left({ _tag: 'KeyMissing' }) : E.right(undefined)
  return keyPattern.test(key) ? E.right(key) : E.left({ _tag: 'KeyInvalid' })
}

/** A declared natural key alone identifies, in the form in which values of its kind are compared; else the key that was sent; else chance. */
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

/** The id of these fields by their natural key; none where the form has no natural key, or no value came for it. */
export const naturalId = (form: AnyForm, digest: Digest, fields: Fields): SubmissionId | undefined => {
  const { name, naturalKey } = form
  if (naturalKey === undefined || !Object.hasOwn(fields, naturalKey)) return undefined
  return submissionId(digest, name, identify(form, fields, undefined, ''))
}

/** A test is identified by its key or by chance, and by no natural key: it never meets what a person sent. */
export const identifyTest = (key: string | undefined, random: string): Identity => ({
  kind: 't',
  key: key ?? random,
})

/** What is held of a form with a natural key is identified by its idempotency key or by chance. */
export const identifyHeld = (key: string | undefined, random: string): Identity => ({
  kind: 'h',
  key: key ?? random,
})

/** The id under which a submission is stored: the same identity gives the same id, in every process, for ever. */
export const submissionId = (digest: Digest, form: string, { kind, key }: Identity): SubmissionId =>
  base32(digest(`${form}\0${kind}\0${key}`), 26)
