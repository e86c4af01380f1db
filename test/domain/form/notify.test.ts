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
    ['a field that is not there', by('nothing', { sales: 'x' }), /“nothing” is not a field of the form/],
    [
      'a field misspelt',
      by('topik', { sales: 'x' }),
      /“topik” is not a field of the form\. Did you mean topic\?/,
    ],
    [
      'an answer misspelt',
      by('topic', { salse: 'x' }),
      /“salse” is not an answer of “topic”\. Did you mean sales\?/,
    ],
    ['a case misspelt', by('topic', { Sales: 'x' }), /Did you mean sales\?/],
    ['a label for its answer', by('topic', { Vertrieb: 'x' }), /of “topic”; it has sales, support, other/],
    ['an answer of one of several misspelt', by('areas', { c: 'x' }), /Did you mean a\?/],
    ['yes for true', by('urgent', { yes: 'x' }), /“yes” is not an answer of “urgent”; it has true, false/],
    [
      'an unknown member',
      { ...by('topic', { sales: 'x' }), target: 'x' },
      /notify: unknown option target\. Did you mean targets\?/,
    ],
    ['a name for a list', 'team', /notify must be a list of targets/],
    ['null', null, /notify: its options must be an object/],
    ['a number', 7, /notify must be a list of targets/],
    ['no targets', { field: 'topic' }, /notify must be a list of targets/],
    ['a field without a name', { field: 1, targets: {} }, /notify must be a list of targets/],
    ['a target that is no name', by('topic', { sales: 7 as never }), /notify must be a list of targets/],
    ['targets that are no names', ['team', 7], /notify must be a list of targets/],
    ['a list within', [['team']], /notify must be a list of targets/],
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
  it('compiles with answers that its fields have', () => {
    const optional = { ...fields, topic: choice(['sales', 'support'], { label: 'Topic', optional: true }) }
    expect(form('a', fields, { notify: by('areas', { a: 'x', b: ['x', 'y'] }) }).notify).toBeDefined()
    expect(form('a', fields, { notify: by('urgent', { true: 'x' }) }).notify).toBeDefined()
    expect(form('a', optional, { notify: by('topic', { support: 'x' }), version: '2' }).notify).toBeDefined()
    expect(form('a', fields, { notify: ['x'], naturalKey: 'message' }).notify).toEqual(['x'])
  })
  it('does not compile with others', () => {
    expect(() => {
      // @ts-expect-error a slip of the fingers in an answer
      form('a', fields, { notify: by('topic', { sales: 'x', suport: 'y' }) })
    }).toThrow('Did you mean support?')
    expect(() => {
      // @ts-expect-error a slip of the fingers in a field
      form('a', fields, { notify: by('topik', { sales: 'x' }) })
    }).toThrow('Did you mean topic?')
    expect(() => {
      // @ts-expect-error an answer of another field
      form('a', fields, { notify: by('areas', { sales: 'x' }) })
    }).toThrow('is not an answer of “areas”')
    expect(() => {
      // @ts-expect-error a box has no answer of this name
      form('a', fields, { notify: by('urgent', { yes: 'x' }) })
    }).toThrow('is not an answer of “urgent”')
    expect(() => {
      // @ts-expect-error a target is a name
      form('a', fields, { notify: by('topic', { sales: 7 }) })
    }).toThrow('notify must be a list')
    expect(() => {
      // @ts-expect-error an unknown member
      form('a', fields, { notify: { field: 'topic', targets: { sales: 'x' }, tagets: {} } })
    }).toThrow('unknown option tagets')
  })
})
