import { describe, expect, it } from '@jest/globals'
import { operatorOf } from '../../src/domain/site/operator.js'
import { stackProps } from '../../infra/app/settings.js'

const team = { mail: 'team@example.org' } as const
const crm = { webhook: 'https://crm.example.org/in', secret: { parameter: '/crm' } } as const
const from = 'forms@example.org'

describe('who is told of a target that cannot be told', () => {
  it('is the operator, else who gets alarms, else who is told first', () => {
    const targets = { crm, team, desk: { mail: 'desk@example.org' } }
    const alarmEmail = 'alarm@example.org'
    expect(operatorOf({ targets, alarmEmail, mail: { from, operator: 'ops@example.org' } })).toBe(
      'ops@example.org',
    )
    expect(operatorOf({ targets, alarmEmail, mail: { from } })).toBe(alarmEmail)
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
    expect(propsOf({ alarms: { latency: 5 } }).alarms).toEqual({ latency: 5 })
    expect(propsOf({ bodyLimit: 131_072 }).bodyLimit).toBe(131_072)
  })
})
