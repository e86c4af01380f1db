import { afterAll, expect, it } from '@jest/globals'
import { endRehearsal, rehearse } from '../../../tools/forms/rehearsal.js'

afterAll(endRehearsal)

const module = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`

it.each([
  ['for (;;) {}', 'is not loaded after 1 s; it waits or loops outside of a function'],
  ['await new Promise(() => undefined)', 'is not loaded after 1 s; it waits or loops outside of a function'],
  ['process.exit(0)', 'ends the program that loads it'],
])('a module that never loads fails, and the next is loaded: %s', async (source, reason) => {
  await expect(rehearse(module(source), 1)).rejects.toThrow(reason)
  await rehearse(module('export const a = 1'))
})

it('a module that throws is left to the program, which reports its error', () =>
  rehearse(module("throw new Error('boom')")))
