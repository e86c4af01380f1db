import { describe, expect, it } from '@jest/globals'
import { record } from '../../../forms/record.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { formsOf } from '../../../src/domain/form/form.js'
import { containerOf, Token } from '../../../src/handlers/wiring/container.js'
import type { LogLine } from '../../../src/ports/log.js'
import { membersOf, noon } from '../serving/app.js'
import { recorded } from '../../adapters/lambda/recorded-events.js'

const container = (more: { readonly bodyLimit?: number } = {}) =>
  containerOf(
    {
      ...more,
      table: 'submissions',
      origins: new Set(['https://www.example.org']),
      secrets: [new Uint8Array(32)],
    },
    formsOf([record]),
  )

describe('the container', () => {
  it.each(Object.entries(Token))('resolves %s, once for all', (_, token) => {
    const parts = container()
    const part = parts.get<unknown>(token)
    expect(part).toBeDefined()
    expect(parts.get<unknown>(token)).toBe(part)
  })

  it('has tokens that differ', () => {
    expect(new Set(Object.values(Token)).size).toBe(Object.keys(Token).length)
  })

  it('shares nothing with another one', () => {
    expect(container().get(Token.Repository)).not.toBe(container().get(Token.Repository))
  })

  it('serves with parts that a test rebinds', async () => {
    const lines: LogLine[] = []
    const parts = container()
    parts.rebind(Token.Clock).toConstantValue(() => noon)
    parts.rebind(Token.Log).toConstantValue((line) => lines.push(line))
    parts.rebind(Token.Repository).toConstantValue(memoryRepository({ clock: () => noon }))
    const answer = parts.get(Token.Serve)(parts.get(Token.Transport))
    const context = { getRemainingTimeInMillis: () => 10_000 }
    const reply = await answer({ event: recorded('http-api-json'), context })
    expect(reply).toMatchObject({
      statusCode: 201,
      headers: { 'access-control-allow-origin': 'https://www.example.org' },
      isBase64Encoded: false,
    })
    expect(membersOf(reply)).toMatchObject({ form: 'record', receivedAt: new Date(noon).toISOString() })
    expect(lines).toMatchObject([{ outcome: 'Created', status: 201 }])
  })

  it.each([
    ['64 KiB of a submission', {}, 60_000, 422],
    ['64 KiB of a submission and no more', {}, 90_000, 413],
    ['what the configuration says', { bodyLimit: 131_072 }, 90_000, 422],
    ['what the configuration says and no more', { bodyLimit: 131_072 }, 140_000, 413],
  ])('takes %s', async (_, more, size, status) => {
    const parts = container(more)
    parts.rebind(Token.Log).toConstantValue(() => undefined)
    parts.rebind(Token.Repository).toConstantValue(memoryRepository({ clock: () => noon }))
    const answer = parts.get(Token.Serve)(parts.get(Token.Transport))
    const event = {
      ...(recorded('http-api-json') as object),
      body: JSON.stringify({ id: '1', value: 'x'.repeat(size) }),
    }
    const reply = await answer({ event, context: { getRemainingTimeInMillis: () => 10_000 } })
    expect(reply).toMatchObject({ statusCode: status })
  })

  it('stamps each attempt with chance of its own, hard to guess', () => {
    const stamper = container().get(Token.Stamper)
    const stamps = Array.from({ length: 100 }, () => stamper())
    const chances = stamps.flatMap(({ attemptId, random }) => [attemptId, random])
    expect(new Set(chances).size).toBe(200)
    for (const chance of chances) expect(chance.length).toBeGreaterThanOrEqual(32)
  })
})
