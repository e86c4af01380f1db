import { describe, expect, it } from '@jest/globals'
import { localCredentials } from '../../../src/adapters/system/local-credentials.js'

describe('credentials for a store that takes any', () => {
  it('are made up where none are set', () => {
    const made = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }
    expect(localCredentials({})).toEqual(made)
    expect(localCredentials({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' })).toEqual(made)
  })

  it('stay as they are where they are set', () => {
    const own = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }
    expect(localCredentials({ ...own, PATH: '/bin' })).toEqual(own)
  })
})
