import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { boolean, choice, choices, form, text } from '../../../src/domain/index.js'
import { by, targetNames, toldOf } from '../../../src/domain/form/notify.js'

const fields = {
  topic: choice(['sales', 'support', 'other'], { label: 'Topic' }),
  areas: choices(['a', 'b'], { label: 'Areas' }),
  urgent: boolean({ label: 'Urgent' }),
  message: text({ label: 'Message', maxLength: 10 }),
}

const byTopic = by('topic', { sales: 'sales-team', support: ['desk', 'crm'] })

describe('who is told of a submission', () => {
  it('is each target once, whatever is answered', () => {
    expect(toldOf(['team', 'crm', 'team'], {})).toEqual(['team', 'crm'])
    expect(toldOf(undefined, {})).toEqual([])
  })
  it('follows an answer, and an answer without targets tells nobody', () => {
    expect(toldOf(byTopic, { topic: 'sales' })).toEqual(['sales-team'])
    expect(toldOf(byTopic, { topic: 'support' })).toEqual(['desk', 'crm'])
    expect(toldOf(byTopic, { topic: 'other' })).toEqual([])
    expect(toldOf(byTopic, {})).toEqual([])
  })
  it('follows several answers and ticked boxes', () => {
    expect(toldOf(by('areas', { a: 'one', b: ['one', 'two'] }), { areas: ['b', 'a'] })).toEqual([
      'one',
      'two',
    ])
    expect(toldOf(by('urgent', { true: 'phone' }), { urgent: true })).toEqual(['phone'])
  })
  it('is among the targets that the form names, whatever the fields hold', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.anything(), (rest, topic) => {
        const told = toldOf(byTopic, { ...rest, topic: typeof topic === 'object' ? 'x' : topic })
        expect(targetNames(byTopic)).toEqual(expect.arrayContaining([...told]))
      }),
    )
  })
})

describe('a definition of who is told', () => {
  const defining = (notify: unknown) => () => form('contact', fields, { notify: notify as never })
  it.each([
    ['a field that is not there', by('nothing', { sales: 'x' }), /“nothing” is not one of its fields/],
    ['a field of any text', by('message', { sales: 'x' }), /must be a choice/],
    ['an answer that is not there', by('topic', { sails: 'x' }), /“sails” is not an answer/],
    ['no target', [], /must name a target/],
    ['a name with capitals', ['Team'], /“Team” is not a target name/],
    ['too many', Array.from({ length: 21 }, (_, n) => `t${n}`), /the limit is 20/],
  ])('is refused with %s', (_, notify, message) => {
    expect(defining(notify)).toThrow(message)
  })
  it('is typed by the names of the fields', () => {
    expect(form('contact', fields, { notify: by('topic', { sales: 'team' }) }).notify).toEqual(
      by('topic', { sales: 'team' }),
    )
  })
})
