import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { ownerConfigurationFrom } from '../../../src/adapters/system/owner-configuration.js'
import { configurationFrom } from '../../../src/adapters/system/configuration.js'
import { localFormSecret, localOwnerToken } from '../../../src/adapters/system/local-secrets.js'

const table = { TABLE_NAME: 'submissions' }
const oidc = { OIDC_ISSUER: 'https://issuer.example', OIDC_AUDIENCE: 'forms' }
const secret = 'local-token-0123456789-0123456789'

const owners = (environment: Record<string, string>) => {
  const result = ownerConfigurationFrom({ ...table, ...environment })
  return E.isRight(result) ? result.right.owners : result.left
}

describe('the configuration of the owner’s function', () => {
  it('says who an owner is', () => {
    expect(owners(oidc)).toEqual({
      iam: false,
      token: undefined,
      oidc: { issuer: 'https://issuer.example', audience: 'forms', formsClaim: 'dynamosync_forms' },
    })
    expect(owners({ ...oidc, OIDC_FORMS_CLAIM: 'cognito:groups' })).toMatchObject({
      oidc: { formsClaim: 'cognito:groups' },
    })
    expect(owners({ OWNER_IAM: 'true' })).toMatchObject({ iam: true, oidc: undefined })
    expect(owners({ OWNER_TOKEN: secret })).toMatchObject({ token: secret })
    expect(owners({ ...oidc, OIDC_ISSUER: 'http://127.0.0.1:3001' })).toHaveProperty('oidc')
  })

  it.each([
    [{}, /^owners cannot be identified/],
    [{ OWNER_IAM: 'false' }, /^owners cannot be identified/],
    [{ OIDC_ISSUER: 'https://issuer.example' }, /^OIDC_AUDIENCE is missing/],
    [{ OIDC_AUDIENCE: 'forms' }, /^OIDC_ISSUER is missing/],
    [{ ...oidc, OIDC_ISSUER: 'http://issuer.example' }, /^OIDC_ISSUER: /],
    [{ ...oidc, OIDC_ISSUER: 'issuer.example' }, /^OIDC_ISSUER: /],
    [{ ...oidc, OIDC_ISSUER: 'https://issuer.example/?a=b' }, /^OIDC_ISSUER: /],
    [{ ...oidc, OWNER_IAM: 'yes' }, /^OWNER_IAM must be/],
    [{ OWNER_TOKEN: 'short' }, /^OWNER_TOKEN must be/],
    [{ OWNER_TOKEN: secret, AWS_LAMBDA_FUNCTION_NAME: 'owner' }, /^OWNER_TOKEN is for the local stack only/],
  ] as const)('is refused where it cannot work: %j', (environment, complaint) => {
    expect(owners(environment)).toEqual([expect.stringMatching(complaint)])
  })

  it('names every complaint at once, and no token', () => {
    const wrong = {
      TABLE_NAME: 'a b',
      ALLOWED_ORIGINS: '*',
      OIDC_ISSUER: 'x',
      OWNER_IAM: 'x',
      OWNER_TOKEN: 'sEcReT',
    }
    const complaints = owners(wrong)
    expect(complaints).toHaveLength(6)
    expect(JSON.stringify(complaints)).not.toContain('sEcReT')
  })
})

describe('the token of the local owner', () => {
  it('is made once for a folder, hard to guess, and readable by its user alone', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'dynamosync-')), 'data')
    const token = await localOwnerToken(folder)
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await localOwnerToken(folder)).toBe(token)
    expect((await stat(join(folder, 'owner-token'))).mode & 0o777).toBe(0o600)
    expect(await readFile(join(folder, 'owner-token'), 'utf8')).toBe(`${token}\n`)
    expect(owners({ OWNER_TOKEN: token })).toMatchObject({ token })
    await writeFile(join(folder, 'owner-token'), '')
    expect(await localOwnerToken(folder)).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  it('is not what the stack signs with, which is kept as closely', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    const [token, secret] = [await localOwnerToken(folder), await localFormSecret(folder)]
    expect(secret).not.toBe(token)
    expect(await localFormSecret(folder)).toBe(secret)
    expect((await stat(join(folder, 'form-secret'))).mode & 0o777).toBe(0o600)
    expect(E.isRight(configurationFrom({ TABLE_NAME: 'forms', FORM_SECRET: secret }))).toBe(true)
  })

  it('is another one each time where nothing is kept, and in each folder', async () => {
    const folder = () => mkdtemp(join(tmpdir(), 'dynamosync-'))
    const tokens = await Promise.all([
      localOwnerToken(undefined),
      localOwnerToken(undefined),
      localOwnerToken(await folder()),
      localOwnerToken(await folder()),
    ])
    expect(new Set(tokens).size).toBe(4)
  })
})
