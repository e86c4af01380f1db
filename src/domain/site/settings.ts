import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { nearest } from '../kernel/options.js'

type Props = Readonly<Record<string, t.Mixed>>

/** An object with all members of `R` and any of `O`. */
export type SettingsOf<R extends Props, O extends Props> = {
  readonly [K in keyof R]: t.TypeOf<R[K]>
} & { readonly [K in keyof O]?: t.TypeOf<O[K]> }

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const unknownSetting = (name: string, known: readonly string[]): string => {
  const meant = nearest(name, known)
  return `unknown setting ${name}. ${meant === undefined ? `It takes ${known.join(', ')}.` : `Did you mean ${meant}?`}`
}

const errorsIn = (
  value: Readonly<Record<string, unknown>>,
  codecs: Props,
  required: readonly string[],
  context: t.Context,
): t.Errors => {
  const known = Object.keys(codecs)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  const missing = required.filter((name) => value[name] === undefined)
  return [
    ...missing.map((name) => ({ value, context, message: `the setting ${name} is missing` })),
    ...entries.flatMap(([name, each]): t.Errors => {
      const codec = Object.hasOwn(codecs, name) ? codecs[name] : undefined
      if (codec === undefined) return [{ value, context, message: unknownSetting(name, known) }]
      const read = codec.validate(each, t.appendContext(context, name, codec, each))
      return E.isLeft(read) ? read.left : []
    }),
  ]
}

/** A codec of settings. An unknown name is refused, with the known name that was most likely meant. */
export const settings = <R extends Props, O extends Props>(
  required: R,
  optional: O,
): t.Type<SettingsOf<R, O>> & { readonly names: readonly string[] } => {
  const codecs: Props = { ...required, ...optional }
  const validate: t.Validate<unknown, SettingsOf<R, O>> = (value, context) => {
    if (!isRecord(value)) return t.failure(value, context, 'must be an object of settings')
    const errors = errorsIn(value, codecs, Object.keys(required), context)
    return errors.length > 0 ? E.left(errors) : t.success(value as SettingsOf<R, O>)
  }
  const is = (value: unknown): value is SettingsOf<R, O> => E.isRight(validate(value, []))
  return Object.assign(new t.Type<SettingsOf<R, O>>('settings', is, validate, t.identity), {
    names: Object.keys(codecs),
  })
}

/** A codec of settings under names that the team chooses. */
export const named = <C extends t.Mixed>(
  codec: C,
  isName: (name: string) => boolean,
  rule: string,
): t.Type<Readonly<Record<string, t.TypeOf<C>>>> => {
  type Named = Readonly<Record<string, t.TypeOf<C>>>
  const validate: t.Validate<unknown, Named> = (value, context) => {
    if (!isRecord(value)) return t.failure(value, context, 'must be an object with a value for each name')
    const errors = Object.entries(value).flatMap(([name, each]): t.Errors => {
      if (!isName(name)) return [{ value, context, message: `“${name}” is not a valid name: ${rule}` }]
      const read = codec.validate(each, t.appendContext(context, name, codec, each))
      return E.isLeft(read) ? read.left : []
    })
    return errors.length > 0 ? E.left(errors) : t.success(value)
  }
  return new t.Type<Named>(
    'named',
    (value): value is Named => E.isRight(validate(value, [])),
    validate,
    t.identity,
  )
}

/** A codec of the values that a predicate accepts; `rule` completes the sentence “must be …”. */
export const value = <A>(rule: string, is: (value: unknown) => value is A): t.Type<A> =>
  new t.Type<A>(
    rule,
    is,
    (each, context) => (is(each) ? t.success(each) : t.failure(each, context, `must be ${rule}`)),
    t.identity,
  )

/** A codec of texts. */
export const textLike = (rule: string, accepts: (text: string) => boolean): t.Type<string> =>
  value(rule, (each): each is string => typeof each === 'string' && accepts(each))

/** A codec of numbers. */
export const numberLike = (rule: string, accepts: (number: number) => boolean): t.Type<number> =>
  value(rule, (each): each is number => typeof each === 'number' && accepts(each))

/** A codec of one of several words. */
export const oneOf = <const W extends string>(...words: readonly W[]): t.Type<W> =>
  value(words.map((word) => `'${word}'`).join(' or '), (each): each is W =>
    words.some((word) => word === each),
  )

/** A codec of lists, each member of which is checked on its own. */
export const listOf = <C extends t.Mixed>(codec: C): t.Type<readonly t.TypeOf<C>[]> => t.readonlyArray(codec)

const placeOf = (context: t.Context): string =>
  context.reduce((place, { key }) => {
    if (key === '') return place
    if (/^\d+$/.test(key)) return `${place}[${key}]`
    return place === '' ? key : `${place}.${key}`
  }, '')

/** The problems found, one sentence each, with their place. Values are not repeated: one may be a secret. */
export const complaintsOf = (errors: t.Errors): readonly string[] => [
  ...new Set(
    errors.map(({ context, message = 'is invalid' }) => {
      const place = placeOf(context)
      return place === '' ? message : `${place}: ${message}`
    }),
  ),
]
