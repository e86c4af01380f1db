import { conditional } from '../field/conditions/condition.js'
import { defect } from '../kernel/defect.js'
import type { Description, Kind } from '../field/description.js'
import { knownOptions } from '../kernel/options.js'
import type { FormOptions } from './options.js'
import { pastRules } from './past-rules.js'
import { notifyRules } from './notify-rules.js'
import { instantOf } from '../field/iso-instant.js'
import { langs } from '../kernel/lang.js'
import { fits, mostRoom } from './room.js'
import type { Schema } from '../field/schema.js'
import { spamRules } from '../spam/option-rules.js'
import { fieldName } from '../field/field-name.js'

const formName = /^[a-z][a-z0-9-]{0,63}$/
type Mistake = readonly [broken: boolean, mistake: string]

const nameRules = (name: string, fields: Schema): readonly Mistake[] => [
  [!formName.test(name), 'its name must be 1 to 64 of a–z, 0–9 and -, starting with a letter'],
  [Object.keys(fields).length === 0, 'it has no fields'],
  ...Object.entries(fields).map(([field, { description }]): Mistake => [
    description.shownWhen !== undefined && description.shownWhen[conditional] === undefined,
    `shownWhen of “${field}” must be made with is, has, and, or, not, atLeast, atMost, moreThan or lessThan`,
  ]),
  ...Object.keys(fields).map((field): Mistake => [
    !fieldName.test(field),
    `field “${field}” must be 1 to 64 of A–Z, a–z, 0–9 and _, starting with a lower-case letter`,
  ]),
  [
    !fits(fields),
    `its fields together may hold more than ${mostRoom / 1024} KiB, at three bytes per character; lower the maxLength of its text fields`,
  ],
]

/** Kinds with one short text in one canonical form, so that equal answers are equal keys. */
const keyKinds: readonly Kind[] = ['text', 'email', 'url', 'phone', 'integer', 'date']

/** Kinds whose values others can guess: the existence of a submission then reveals something about a person. */
const personalKinds: readonly Kind[] = ['email', 'phone']

const keyFieldRules = (
  naturalKey: string,
  { kind, optional, secret, default: fallback }: Description,
  existenceIsPublic: boolean,
): readonly Mistake[] => [
  [optional === true, `the natural key “${naturalKey}” must be a required field`],
  [fallback !== undefined, `the natural key “${naturalKey}” must not have a default`],
  [secret === true, `the natural key “${naturalKey}” must not be a secret`],
  [
    !keyKinds.includes(kind),
    `the natural key “${naturalKey}” must be of one of these kinds: ${keyKinds.join(', ')}`,
  ],
  [
    personalKinds.includes(kind) && !existenceIsPublic,
    `the natural key “${naturalKey}” lets anyone find out who has submitted; set existenceIsPublic: true to accept this`,
  ],
]

const keyRules = (
  fields: Schema,
  { naturalKey, whenTaken, existenceIsPublic = false }: FormOptions,
): readonly Mistake[] => {
  if (naturalKey === undefined)
    return [
      [whenTaken !== undefined, 'whenTaken needs a natural key'],
      [existenceIsPublic, 'existenceIsPublic needs a natural key'],
    ]
  const field = Object.hasOwn(fields, naturalKey) ? fields[naturalKey] : undefined
  return field === undefined
    ? [[true, `the natural key “${naturalKey}” is not one of its fields`]]
    : keyFieldRules(naturalKey, field.description, existenceIsPublic)
}

const keepingRules = ({ retain, shards = 1 }: FormOptions): readonly Mistake[] => [
  [
    retain !== undefined && !(retain.days > 0 && retain.days <= 36_500),
    'retain.days must be above 0 and at most 36,500',
  ],
  [!Number.isInteger(shards) || shards < 1 || shards > 1024, 'shards must be 1 to 1,024'],
]

const timeRules = ({ opens, closes }: FormOptions): readonly Mistake[] => {
  const first = opens === undefined ? 0 : instantOf(opens)
  const end = closes === undefined ? Infinity : instantOf(closes)
  return [
    [
      first === undefined,
      'opens must be milliseconds since 1970 or an ISO 8601 time in UTC, such as 2026-11-30T18:00Z',
    ],
    [
      end === undefined,
      'closes must be milliseconds since 1970 or an ISO 8601 time in UTC, such as 2026-11-30T18:00Z',
    ],
    [(first ?? 0) >= (end ?? Infinity), 'opens must be before closes'],
  ]
}

/** Scheme, host and port, as a browser writes `Origin`. */
const origin = /^https?:\/\/(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::[0-9]{1,5})?$/

/** A path of the same site: `//host` and `/\host` lead elsewhere. */
const path = /^\/(?![/\\])[!-[\]-~]*$/

/** A text that was probably meant as a path or URL. */
const likeAddress = /^[a-z][a-z0-9+.-]*:\S|^[a-z0-9._~/-]+$/

const isThanks = (thanks: string): boolean =>
  thanks.startsWith('/')
    ? path.test(thanks)
    : thanks.trim() !== '' && thanks.length <= 500 && !likeAddress.test(thanks)

const pageRules = (options: FormOptions): readonly Mistake[] => {
  const {
    lang = 'en',
    origins = [],
    button = 'x',
    send = 'body',
    thanks = '/',
    unknownFields = 'complain',
    title = 'x',
    intro = 'x',
  } = options
  return [
    [title.trim() === '', 'title must not be empty'],
    [intro.trim() === '', 'intro must not be empty'],
    [!langs.includes(lang), `lang must be one of ${langs.join(', ')}`],
    [options.origins?.length === 0, 'origins must name at least one origin, or be left out'],
    ...origins.map((each): Mistake => [
      !origin.test(each),
      `“${each}” is not an origin, such as https://example.com`,
    ]),
    [button.trim() === '', 'button must not be empty'],
    [!['body', 'query'].includes(send), 'send must be “body” or “query”'],
    [
      !isThanks(thanks),
      'thanks must be a path on the same site, such as /thanks/, or a text of up to 500 characters',
    ],
    [!['ignore', 'complain'].includes(unknownFields), 'unknownFields must be “ignore” or “complain”'],
  ]
}

const computeRules = ({ compute }: FormOptions): readonly Mistake[] =>
  compute === undefined
    ? []
    : [
        [
          !/^[\w.:-]{1,64}$/.test(compute.version),
          'compute.version must be 1 to 64 of A–Z, a–z, 0–9 and _.:-',
        ],
        [
          Object.hasOwn(compute.earlier ?? {}, compute.version),
          'compute.earlier includes the present version',
        ],
      ]

const optionNames: Readonly<Record<keyof FormOptions, true>> = {
  title: true,
  intro: true,
  version: true,
  earlier: true,
  lang: true,
  opens: true,
  closes: true,
  origins: true,
  unknownFields: true,
  button: true,
  send: true,
  thanks: true,
  rules: true,
  compute: true,
  notify: true,
  naturalKey: true,
  whenTaken: true,
  existenceIsPublic: true,
  keyRequired: true,
  retain: true,
  shards: true,
  spam: true,
}

/** Refuses unknown options, which would otherwise be silently ignored. */
const checkOptions = (name: string, options: FormOptions): void => {
  const what = `form “${name}”`
  const { retain, compute, notify } = knownOptions(what, options, Object.keys(optionNames))
  if (retain !== undefined) knownOptions(`${what}, retain`, retain, ['days'])
  if (compute !== undefined)
    knownOptions(`${what}, compute`, compute, ['version', 'result', 'run', 'earlier', 'view'])
  if (typeof notify === 'object' && !Array.isArray(notify))
    knownOptions(`${what}, notify`, notify, ['field', 'targets'])
}

/** Stops at the first rule that a definition breaks. @throws naming the form and the mistake */
export const checkForm = (name: string, fields: Schema, options: FormOptions): void => {
  checkOptions(name, options)
  const mistakes = [
    ...nameRules(name, fields),
    ...keyRules(fields, options),
    ...keepingRules(options),
    ...timeRules(options),
    ...pageRules(options),
    ...computeRules(options),
    ...pastRules(fields, options),
    ...notifyRules(fields, options.notify),
    ...spamRules(fields, options.spam),
  ]
  const broken = mistakes.find(([isBroken]) => isBroken)
  if (broken !== undefined) defect(`form “${name}”: ${broken[1]}`)
}
