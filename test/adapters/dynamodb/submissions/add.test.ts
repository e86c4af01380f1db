import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { NotSent } from '../../../../src/adapters/dynamodb/client/not-sent.js'
import { add } from '../../../../src/adapters/dynamodb/submissions/add.js'
import { type CallError, callErrorOf } from '../../../../src/adapters/dynamodb/client/call-error.js'
import { dynamoClient } from '../../../../src/adapters/dynamodb/client/client.js'
import { sendBy } from '../../../../src/adapters/dynamodb/client/send.js'
import { itemOf } from '../../../../src/adapters/dynamodb/submissions/item.js'
import { attemptAt, freshForm } from '../../../../src/testing/sample-forms.js'
import { scriptedCalls } from '../scripted-calls.js'

const cause = new Error('as the test says')
const throttled = E.left<CallError>({ _tag: 'Throttled', cause })
const notSent = E.left<CallError>({ _tag: 'NotSent', cause })
const uncertain = E.left<CallError>({ _tag: 'Uncertain', cause })
const broken = E.left<CallError>({ _tag: 'Broken', cause })
const taken = E.left<CallError>({ _tag: 'ConditionFailed', item: undefined })

const mine = attemptAt(freshForm(), { key: 'key-0123456789abcdef', attemptId: 'mine' })
const another = attemptAt(freshForm(), { key: 'key-0123456789abcdef', attemptId: 'another', value: 'other' })

const told = async (...[puts, gets]: Parameters<typeof scriptedCalls>): Promise<string> => {
  const context = { calls: scriptedCalls(puts, gets), now: () => Date.now(), pause: 1 }
  const result = await add(context, mine, Date.now() + 5_000)
  return E.isRight(result) ? result.right._tag : result.left._tag
}

describe('what an attempt may say of itself', () => {
  it.each([
    ['was refused at every try', [throttled], 'StoreThrottled'],
    ['never reached the store', [notSent], 'StoreUnavailable'],
    ['was refused for good', [broken], 'StoreBroken'],
  ])('“not stored” where it %s', async (_, puts, tag) => {
    expect(await told(puts)).toBe(tag)
  })
  it.each([
    ['throttled', [uncertain, throttled]],
    ['not sent', [uncertain, notSent]],
    ['refused for good', [uncertain, broken]],
  ])('“nobody knows” where an unanswered try was followed by one that was %s', async (_, puts) => {
    expect(await told(puts)).toBe('OutcomeUnknown')
  })
  it('“created” where a last read finds what an unanswered try has stored', async () => {
    expect(await told([uncertain, throttled], [E.right(itemOf(mine.submission, 1))])).toBe('Created')
  })
  it.each([
    ['throttled', throttled],
    ['not sent', notSent],
    ['unanswered', uncertain],
  ])(
    '“nobody knows” where the place is taken and the read that would tell by whom is %s',
    async (_, read) => {
      expect(await told([taken], [read])).toBe('OutcomeUnknown')
      expect(await told([uncertain, taken], [read])).toBe('OutcomeUnknown')
    },
  )
  it('“nobody knows” where an unanswered try may have made what cannot be read', async () => {
    expect(await told([uncertain, taken], [E.right({ v: 2 })])).toBe('OutcomeUnknown')
    expect(await told([taken], [E.right({ v: 2 })])).toBe('ItemUnreadable')
  })
  it('who holds the place, once that can be read', async () => {
    expect(await told([taken], [throttled, E.right(itemOf(another.submission, 1))])).toBe('KeyReused')
  })
  it('“nobody knows” where time runs out after an unanswered try', async () => {
    const context = { calls: scriptedCalls([uncertain]), now: () => Date.now(), pause: 50 }
    expect(await add(context, mine, Date.now() + 10)).toMatchObject({ left: { _tag: 'OutcomeUnknown' } })
  })
})

describe('what an error of the SDK means', () => {
  it.each([
    ['a refusal by the store', { name: 'ValidationException', $fault: 'client' }, 'Broken'],
    ['a server’s error', { name: 'InternalServerError', $fault: 'server' }, 'Uncertain'],
    ['a reply that is no JSON', { name: 'SyntaxError' }, 'Uncertain'],
    ['a broken connection', { name: 'Error', code: 'ECONNRESET' }, 'Uncertain'],
    [
      'a call for which no connection came about',
      new NotSent('unreachable', { code: 'ECONNREFUSED' }),
      'NotSent',
    ],
    ['a call without credentials', new NotSent('unprepared', { name: 'CredentialsProviderError' }), 'Broken'],
    ['a refusal whose connection nobody watched', { name: 'Error', code: 'ECONNREFUSED' }, 'Uncertain'],
    ['a throttle', { name: 'ThrottlingException', $fault: 'client' }, 'Throttled'],
    ['an abort', { name: 'AbortError' }, 'Uncertain'],
    ['what is no error', undefined, 'Uncertain'],
  ])('%s', (_, thrown, tag) => {
    expect(callErrorOf(thrown)._tag).toBe(tag)
  })
})

describe('what the SDK misses before it sends', () => {
  const variables = [
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_PROFILE',
  ]
  const nowhere = {
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
  const before = { ...process.env }
  beforeEach(() => {
    for (const name of variables) Reflect.deleteProperty(process.env, name)
    Object.assign(process.env, nowhere)
  })
  afterEach(() => {
    for (const name of [...variables, ...Object.keys(nowhere)])
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = before[name]
  })
  const asked = async (): Promise<string> => {
    const send = sendBy(dynamoClient({ endpoint: 'http://127.0.0.1:9' }))
    try {
      await send('GetItem', { TableName: 'forms', Key: { pk: 'x' } }, AbortSignal.timeout(5_000))
      return 'answered'
    } catch (cause) {
      return callErrorOf(cause)._tag
    }
  }
  it('is a misconfiguration, and certainly not stored: Region is missing', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' })
    expect(await asked()).toBe('Broken')
  })
  it('is a misconfiguration, and certainly not stored: CredentialsProviderError', async () => {
    process.env['AWS_REGION'] = 'eu-central-1'
    expect(await asked()).toBe('Broken')
  })
})
