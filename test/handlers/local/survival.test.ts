import { readdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { until } from '../../until.js'
import { type Stack } from './stack.js'
import { stacksOfEachTest, stored, submit } from './started.js'

const started = stacksOfEachTest()

/** It must end within 5 s; a busy machine may take a second more to notice. */
const endsInTime = async (stack: Stack, end: () => unknown) => {
  const begun = Date.now()
  end()
  const { code, signal } = await stack.ended
  expect(Date.now() - begun).toBeLessThan(6_000)
  return { code, signal }
}

/** Checks the port, as process ids remain if nobody reaps them. */
const isUp = ({ dynamoUrl }: Stack): Promise<boolean> =>
  fetch(dynamoUrl).then(
    () => true,
    () => false,
  )

describe('npm start, killed, ended or without its DynamoDB,', () => {
  it('loses nothing that it has acknowledged when all of it is killed in the middle of 500 submissions', async () => {
    const first = await started()
    const acknowledged: string[] = []
    const others: number[] = []
    let next = 0
    const send = async (): Promise<void> => {
      for (let n = next++; n < 500; n = next++) {
        const sent = await submit(first, `kill-${n}`).catch(() => undefined)
        if (sent === undefined) return
        if (sent.status === 201) acknowledged.push(sent.body.id ?? '')
        else others.push(sent.status)
      }
    }
    const sending = Promise.all(Array.from({ length: 20 }, send))
    await until(() => acknowledged.length >= 200, 20)
    process.kill(first.dynamoPid, 'SIGKILL')
    await first.kill()
    await sending
    expect(acknowledged.length).toBeLessThan(500)
    expect(others).toEqual([])
    await until(async () => !(await isUp(first)), 5)
    const second = await started({ dataDir: first.dataDir })
    expect(await stored(second, acknowledged)).toEqual(acknowledged)
  })

  it('leaves no DynamoDB behind when it is killed alone', async () => {
    const stack = await started()
    await stack.kill()
    await until(async () => !(await isUp(stack)), 5)
  })

  it('ends cleanly on SIGTERM: what was being sent is answered, and what was answered is kept', async () => {
    const first = await started()
    const sending = Array.from({ length: 40 }, (_, n) => submit(first, `end-${n}`).catch(() => undefined))
    await sending[0]
    expect(await endsInTime(first, () => process.kill(first.pid, 'SIGTERM'))).toEqual({
      code: 0,
      signal: null,
    })
    const sent = (await Promise.all(sending)).filter((each) => each !== undefined)
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 201))
    const ids = sent.map(({ body }) => body.id ?? '')
    expect(await stored(await started({ dataDir: first.dataDir }), ids)).toEqual(ids)
    expect(await isUp(first)).toBe(false)
  })

  it('ends in time while its DynamoDB hangs and a request waits for it', async () => {
    const stack = await started()
    process.kill(stack.dynamoPid, 'SIGSTOP')
    const waiting = submit(stack, 'waiting').catch(() => undefined)
    await sleep(200)
    expect(await endsInTime(stack, () => process.kill(stack.pid, 'SIGTERM'))).toEqual({
      code: 0,
      signal: null,
    })
    await waiting
    expect(await isUp(stack)).toBe(false)
  })

  it('takes the Ctrl-C of a terminal, which npm passes on a second time, for one', async () => {
    const stack = await started()
    const end = (): void => {
      process.kill(stack.pid, 'SIGINT')
      setTimeout(() => process.kill(stack.pid, 'SIGINT'), 5)
    }
    expect(await endsInTime(stack, end)).toEqual({ code: 0, signal: null })
  })

  it('answers that it could not store, stays up, and stores once when the DynamoDB is back', async () => {
    const other = await started()
    const { port } = new URL(other.dynamoUrl)
    const stack = await started({ env: { AWS_ENDPOINT_URL_DYNAMODB: other.dynamoUrl } })
    await other.stop()
    expect(await submit(stack, 'again')).toMatchObject({ status: 503, body: { retryable: true } })
    expect((await fetch(stack.url)).status).toBe(200)
    const back = await started({ dataDir: other.dataDir, env: { DYNAMODB_PORT: port } })
    const { status, body } = await submit(stack, 'again')
    expect([status, await stored(back, [body.id ?? ''])]).toEqual([201, [body.id]])
    expect(await submit(stack, 'again')).toMatchObject({ body: { id: body.id } })
  })

  it('keeps nothing with DATA_DIR=memory, and stores on after its DynamoDB was killed', async () => {
    const dataDir = 'memory'
    const stack = await started({ dataDir })
    expect(stack.output()).toContain('in memory')
    expect(await submit(stack, 'gone')).toMatchObject({ status: 201 })
    process.kill(stack.dynamoPid, 'SIGKILL')
    await until(() => stack.output().includes('is back (process'), 10)
    expect(await submit(stack, 'gone')).toMatchObject({ status: 201 })
    expect(await readdir('.')).not.toContain('memory')
  })
})
