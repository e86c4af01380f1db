import { expect } from '@jest/globals'
import type { AnyForm } from '../../../src/domain/index.js'
import type { HttpContract } from '../../../src/ports/http.js'
import { encodings, heldApp, trapOf } from './held-app.js'

/** Checks the trap in every encoding: a submission with a filled trap is stored as held, with the usual answer. */
export const checkTrap = async (
  of: AnyForm,
  other?: (right: HttpContract) => HttpContract,
): Promise<void> => {
  for (const as of Object.keys(encodings)) {
    const { send, list } = heldApp(of, other)
    const { status } = await send({ as, fields: { [trapOf(of)]: 'x' }, key: 'key-0123456789abcdef' })
    const held = await list('held')
    expect([as, status, held.length, held[0]?.why, held[0]?.fields]).toEqual([
      as,
      201,
      1,
      ['trap'],
      { id: '42', value: 'hello' },
    ])
    expect(await list('open')).toEqual([])
  }
}
