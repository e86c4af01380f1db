import { describe, expect, it } from '@jest/globals'
import { functionAt, routes } from '../../../src/domain/contract/routes.js'

describe('the table of routes', () => {
  it.each([
    ['/forms', 'owner'],
    ['/forms/', 'submit'],
    ['/forms/record', 'submit'],
    ['/forms/counts', 'submit'],
    ['/forms/record/counts', 'owner'],
    ['/forms/record/counts/1', 'submit'],
    ['/forms/record/', 'submit'],
    ['/forms/submissions', 'submit'],
    ['/forms/record/submissions', 'owner'],
    ['/forms/record/submissions/abc', 'owner'],
    ['/forms/record/submissions/', 'submit'],
    ['/forms//submissions', 'submit'],
    ['/forms/record/submissions/abc/d', 'submit'],
    ['/forms/record/submissions/abc/deliveries', 'owner'],
    ['/forms/record/submissions/abc/deliveries/team', 'owner'],
    ['/forms/record/deliveries', 'owner'],
    ['/forms/record/deliveries/replay', 'owner'],
    ['/forms/record/targets/team/test', 'owner'],
    ['/forms/record/targets/team/on', 'owner'],
    ['/forms/record/targets/team', 'submit'],
    ['/forms/record/targets//test', 'submit'],
    ['/', 'submit'],
    ['', 'submit'],
  ] as const)('gives %s to %s', (path, name) => {
    expect(functionAt(path)).toBe(name)
  })

  it('names each route once', () => {
    expect(new Set(routes.map(({ path }) => path)).size).toBe(routes.length)
  })
})
