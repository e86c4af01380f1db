import { complaintsOf } from '../adapters/http/problem.js'
import type { Failure } from '../domain/failure.js'
import { failures } from '../domain/failure-table.js'
import type { Trouble } from '../ports/owner-store.js'

const nameOf = (failure: Failure): string =>
  'cause' in failure && failure.cause instanceof Error ? failure.cause.name : ''

const sentenceOf = (failure: Failure): string =>
  [failures[failure._tag].code, ...complaintsOf(failure).map(({ message }) => message)].join(': ')

/** What AWS calls credentials that it does not take, or that are none. */
const credentials = /Credential|Token|Expired|AccessDenied|Signature|UnrecognizedClient/

/** What a failure means to whoever typed the command. `place` says where the store is. */
export const troubleOf = (failure: Failure, place: string): Trouble => {
  const name = nameOf(failure)
  if (credentials.test(name))
    return { _tag: 'NoAccess', message: `AWS takes no credentials of this terminal for ${place} (${name})` }
  if (name === 'ResourceNotFoundException') return { _tag: 'Refused', message: `there is no ${place}` }
  if (
    failure._tag === 'StoreThrottled' ||
    failure._tag === 'StoreUnavailable' ||
    failure._tag === 'OutcomeUnknown'
  )
    return {
      _tag: 'NotNow',
      message: `${place} cannot be reached now (${sentenceOf(failure)}${name === '' ? '' : `, ${name}`})`,
    }
  if (failure._tag === 'StoreBroken' && name === 'Error')
    return {
      _tag: 'Unreadable',
      message: `${place} holds an item that cannot be read; “dynamosync verify” names it`,
    }
  return { _tag: 'Refused', message: name === '' ? sentenceOf(failure) : `${sentenceOf(failure)} (${name})` }
}
