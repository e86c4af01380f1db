import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { Kind } from '../../domain/field/description.js'
import { FieldKind } from '../../domain/field/kind-codec.js'
import type { Trouble } from '../../ports/owner-store.js'

const Fields = t.record(t.string, t.unknown)

const Field = t.type({ name: t.string, label: t.string, kind: t.string, listed: t.boolean })

const Form = t.intersection([
  t.type({
    name: t.string,
    title: t.string,
    lang: t.string,
    version: t.string,
    fields: t.array(Field),
    computes: t.boolean,
  }),
  t.partial({ retain: t.type({ days: t.number }) }),
])

/** The answer of `GET /forms`. */
export const FormsAnswer = t.type({ forms: t.array(Form) })

/** A field's kind; one that only a newer API knows is written as a form's own ones are. */
export const kindOf = (kind: string): Kind => (FieldKind.is(kind) ? kind : 'custom')

const standing = { state: t.string, why: t.array(t.string) }

const Row = t.intersection([
  t.type({ id: t.string, receivedAt: t.string, listed: Fields }),
  t.partial({ expiresAt: t.string, ...standing }),
])

/** A submission as `GET /forms/{form}/submissions/{id}` and `view=full` answer it. */
export const WholeAnswer = t.intersection([
  t.type({
    id: t.string,
    form: t.string,
    formVersion: t.string,
    receivedAt: t.string,
    fields: Fields,
    receipt: t.string,
  }),
  t.partial({ result: t.unknown, resultVersion: t.string, expiresAt: t.string, listed: Fields, ...standing }),
])

/** The answer of releasing and holding: under which id. */
export const MovedAnswer = t.type({ id: t.string })

const Cursor = t.partial({ cursor: t.string })

/** The answers of `GET /forms/{form}/submissions`. */
export const ListAnswer = t.intersection([t.type({ submissions: t.array(Row) }), Cursor])
export const WholePageAnswer = t.intersection([
  t.type({ submissions: t.array(WholeAnswer) }),
  t.partial({ unreadable: t.array(t.string) }),
  Cursor,
])

const strange: Trouble = {
  _tag: 'Refused',
  message: 'The API’s answer is not what this program expects. Are both of the same version?',
}

/** An answer, decoded: what comes over the network is untrusted. */
export const decoded =
  <A>(codec: t.Decoder<unknown, A>) =>
  (body: unknown): E.Either<Trouble, A> =>
    pipe(
      codec.decode(body),
      E.mapLeft(() => strange),
    )
