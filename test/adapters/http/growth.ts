import { expect } from '@jest/globals'
import type { Parts } from '../../handlers/serving/app.js'

/** A piece again and again, of a length. */
export const times = (size: number, piece: string): string =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

/** Texts that make a careless pattern look again and again, of a length. */
export const hostile: Readonly<Record<string, (size: number) => string>> = {
  zeros: (size) => `0.1${times(size - 4, '0')}1`,
  digits: (size) => `${times(size - 1, '9')}!`,
  'digits and zeros': (size) => `${times(size - 1, '10')}x`,
  dots: (size) => times(size, '.'),
  'dots and digits': (size) => `${times(size - 1, '1.')}!`,
  signs: (size) => times(size, '-+'),
  spaces: (size) => `x${times(size - 2, ' ')}x`,
  'spaces at the end': (size) => `x${times(size - 1, ' ')}`,
  'invisible marks at the end': (size) => `x${times(Math.floor(size / 3), '\u200b')}`,
  'white space': (size) => times(size, '\t\r\n '),
  addresses: (size) => times(size, 'a@'),
  labels: (size) => `a@${times(size - 2, 'a.')}`,
  'web addresses': (size) => `https://${times(size - 8, 'a-')}`,
  'hosts of brackets': (size) => `https://${times(size - 8, '[:')}`,
  'hosts of a script': (size) => `https://${times(size - 8, 'ü.')}`,
  'a long path': (size) => `https://a.example/${times(size - 18, '/|')}`,
  'a telephone link': (size) => `tel:+49${times(size - 7, '%20')}`,
  'a telephone number of marks': (size) => `+49${times(size - 3, '\u200e1\u2011')}`,
  'grouped digits': (size) => `1${times(size - 2, '\u202f000')}!`,
  'percent signs': (size) => times(size, '%'),
  quotes: (size) => times(size, '"'),
  backslashes: (size) => times(size, '\\'),
  brackets: (size) => times(size, '(+['),
  tags: (size) => times(size, '<&>'),
  hyphens: (size) => times(size, 'a-'),
}

export const harmless = (size: number): string => times(size, 'lorem ipsum ')

type Send = (parts: Parts) => Promise<{ readonly status: number }>

/** Milliseconds of this process for one request. */
const costOf = async (send: Send, parts: Parts): Promise<number> => {
  const before = process.cpuUsage()
  const { status } = await send(parts)
  const { user, system } = process.cpuUsage(before)
  expect(status).toBeLessThan(500)
  return (user + system) / 1000
}

/** Milliseconds that the machine may add to any measurement. */
const noise = 1

interface Costs {
  readonly sizes: number[]
  plain: number
}

const isFair = ({ sizes: [small = 0, medium = 0, large = 0], plain }: Costs): boolean =>
  medium <= 2.5 * small + noise && large <= 2.5 * medium + noise && large <= 4 * plain + noise

/** So slow that the machine is no excuse. */
const isHopeless = ({ sizes: [, , large = 0], plain }: Costs): boolean => large > 40 * (plain + noise)

export const sizes = [16, 32, 64].map((kibibytes) => kibibytes * 1024 - 256)

/** The least that the requests of three sizes, and a harmless one of the largest, cost in several runs. */
const leastCosts = async (send: Send, at: (size: number) => Parts, plain: Parts): Promise<Costs> => {
  const least: Costs = { sizes: sizes.map(() => Infinity), plain: Infinity }
  for (let run = 0; run < 40 && !(run > 0 && (isFair(least) || isHopeless(least))); run += 1) {
    for (const [n, size] of sizes.entries())
      least.sizes[n] = Math.min(least.sizes[n] ?? Infinity, await costOf(send, at(size)))
    least.plain = Math.min(least.plain, await costOf(send, plain))
  }
  return least
}

/**
 * What requests of three sizes cost, where their time grows faster than they do, or the largest takes much longer than
 * a harmless one of its size.
 */
export const unfair = async (
  send: Send,
  at: (size: number) => Parts,
  plain: Parts,
): Promise<Costs | undefined> => {
  const costs = await leastCosts(send, at, plain)
  return isFair(costs) ? undefined : costs
}
