import { afterAll, expect, it } from '@jest/globals'
import { endRehearsal, rehearse } from '../../../tools/forms/rehearsal.js'

afterAll(endRehearsal)

const module = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`

/** A domain whose forms are functions, which it tries by a call. */
const domain = module(`export const isForm = (each) => typeof each === 'function'
export const tryExample = (form) => form()`)

it.each([
  ['for (;;) {}', 'is not loaded after 1 s; it waits or loops outside of a function'],
  ['await new Promise(() => undefined)', 'is not loaded after 1 s; it waits or loops outside of a function'],
  ['process.exit(0)', 'ends the program that loads it'],
  [
    'export const form = () => { for (;;); }',
    'a rule or a computation has not ended after 1 s, for an example submission',
  ],
  ['export const form = () => process.exit(0)', 'ends the program that loads it'],
])('a module that never loads fails, and the next is loaded: %s', async (source, reason) => {
  await expect(rehearse({ url: module(source), domain, seconds: 1 })).rejects.toThrow(reason)
  await rehearse({ url: module('export const a = 1'), domain })
})

it.each(["throw new Error('boom')", "export const form = () => { throw new Error('boom') }"])(
  'a module that throws is left to the program, which reports its error: %s',
  (source) => rehearse({ url: module(source), domain }),
)
