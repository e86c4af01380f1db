import * as E from 'fp-ts/lib/Either.js'
import type { Rejection } from '../failure/failure.js'
import type { Complaint } from '../kernel/complaint.js'
import type { WorkInput, WorkState } from './work.js'

/** Maximum length, in code points. */
const most = { for: 200, note: 4000 } as const

const states: readonly WorkState[] = ['new', 'doing', 'done']

type Members = Readonly<Record<string, unknown>>

const isState = (value: unknown): value is WorkState => (states as readonly unknown[]).includes(value)

const lengthOf = (text: string): number => Array.from(text).length

const textComplaints = (name: keyof typeof most, value: unknown): readonly Complaint[] => {
  const pointer = `/${name}`
  if (value === undefined || value === null) return []
  if (typeof value !== 'string') return [{ pointer, code: 'not-text', message: `Send ${name} as text.` }]
  if (!value.isWellFormed())
    return [
      {
        pointer,
        code: 'not-well-formed',
        message: `${name} has a character that cannot be stored. Send it again without this character.`,
      },
    ]
  return lengthOf(value) <= most[name]
    ? []
    : [{ pointer, code: 'too-long', message: `Shorten ${name} to ${most[name]} characters.` }]
}

const complaintsOf = ({ state, ...others }: Members): readonly Complaint[] => [
  ...(isState(state)
    ? []
    : [{ pointer: '/state', code: 'not-a-choice', message: 'Send new, doing or done as state.' } as const]),
  ...textComplaints('for', others['for']),
  ...textComplaints('note', others['note']),
  ...Object.keys(others)
    .filter((name) => !Object.hasOwn(most, name))
    .map((): Complaint => ({
      pointer: '',
      code: 'unknown-field',
      message: 'Work has no members besides state, for and note.',
    })),
]

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().replace(/\r\n?/g, '\n') : undefined

/** Parses the work sent for a submission, or lists every problem. An empty text counts as none. */
export const readWork = (members: Members): E.Either<Rejection, WorkInput> => {
  const complaints = complaintsOf(members)
  if (complaints.length > 0 || !isState(members['state']))
    return E.left({ _tag: 'ValidationFailed', complaints })
  const [whom, note] = [textIn(members['for']), textIn(members['note'])]
  return E.right({
    state: members['state'],
    ...(whom === undefined ? {} : { for: whom }),
    ...(note === undefined ? {} : { note }),
  })
}
