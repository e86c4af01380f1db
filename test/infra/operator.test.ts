import { describe, expect, it } from '@jest/globals'
import { missingOperator, operatorOf } from '../../src/domain/site/operator.js'
import { stackProps } from '../../infra/app/settings.js'

const team = { mail: 'team@example.org' } as const
const crm = { webhook: 'https://crm.example.org/in', secret: { parameter: '/crm' } } as const
const firstOwner = 'ann@example.org'
const from = 'forms@example.org'

describe('who is told of a target that cannot be told', () => {
  it('is the operator, else who gets alarms, by default the first owner, else who is told first', () => {
    const targets = { crm, team, desk: { mail: 'desk@example.org' } }
    const alarmEmail = 'alarm@example.org'
    expect(operatorOf({ targets, alarmEmail, mail: { from, operator: 'ops@example.org' } })).toBe(
      'ops@example.org',
    )
    expect(operatorOf({ targets, alarmEmail, mail: { from } })).toBe(alarmEmail)
    expect(operatorOf({ targets, alarmEmail, firstOwner })).toBe(alarmEmail)
    expect(operatorOf({ targets, firstOwner })).toBe(firstOwner)
    expect(operatorOf({ targets })).toBe('team@example.org')
    expect(operatorOf({ targets: { crm } })).toBeUndefined()
    expect(operatorOf({})).toBeUndefined()
  })

  it('gets the alarms of a stack that tells somebody, and of no other', () => {
    const propsOf = (settings: object) => stackProps({}, { name: 'prod', settings })
    const telling = propsOf({ targets: { crm, team }, mail: { from } })
    expect([telling.alarms, telling.notify?.operator]).toEqual([
      { email: 'team@example.org' },
      'team@example.org',
    ])
    const named = propsOf({
      targets: { team },
      mail: { from, operator: 'ops@example.org' },
      alarmEmail: 'a@example.org',
    })
    expect([named.alarms, named.notify?.operator]).toEqual([{ email: 'a@example.org' }, 'ops@example.org'])
    const owned = propsOf({ targets: { crm }, firstOwner })
    expect([owned.alarms, owned.notify?.operator]).toEqual([{ email: firstOwner }, firstOwner])
    expect(propsOf({ firstOwner }).alarms).toEqual({ email: firstOwner })
    expect(propsOf({ firstOwner })).not.toHaveProperty('firstOwner')
    expect(propsOf({ alarms: { latency: 5 } }).alarms).toEqual({ latency: 5 })
    expect(propsOf({ bodyLimit: 131_072 }).bodyLimit).toBe(131_072)
  })

  it('is asked for where targets are told and nobody apart from them would hear of a dead one', () => {
    const sentence = expect.stringContaining('set firstOwner or alarmEmail') as unknown
    for (const targets of [{ crm }, { team }]) {
      expect(missingOperator({ targets })).toEqual([sentence])
      expect(missingOperator({ targets, mail: { from } })).toEqual([sentence])
      expect(missingOperator({ targets, firstOwner })).toEqual([])
      expect(missingOperator({ targets, alarmEmail: 'a@example.org' })).toEqual([])
      expect(missingOperator({ targets, mail: { from, operator: 'ops@example.org' } })).toEqual([])
    }
    for (const targets of [undefined, {}])
      expect(missingOperator({ ...(targets && { targets }) })).toEqual([])
  })
})
