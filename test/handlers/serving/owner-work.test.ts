import { describe, expect, it } from '@jest/globals'
import { WorkAnswer } from '../../../src/domain/contract/owner/work-answers.js'
import { bearer, master, ownerApp } from './owner-app.js'
import { membersOf } from './app.js'

const headers = { ...bearer(master), 'content-type': 'application/json' }

type App = ReturnType<typeof ownerApp>

const at = (app: App, id: string) => {
  const path = `/api/forms/note/submissions/${id}/work`
  return {
    read: () => app.send({ path, headers }),
    write: (body: unknown, ifMatch?: string) =>
      app.send({
        method: 'PUT',
        path,
        headers: { ...headers, ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

describe('the work on a submission', () => {
  it('is new until somebody begins it, and says who wrote what and when', async () => {
    const app = ownerApp()
    const work = at(app, await app.put({ name: 'Ada', secret: 's' }))
    const fresh = await work.read()
    expect(fresh).toMatchObject({ status: 200, headers: { etag: '"0"' } })
    expect(membersOf(fresh)).toMatchObject({ state: 'new', etag: '"0"' })
    const written = await work.write({ state: 'doing', for: 'Grace', note: 'Call <b>her</b>\u202e' }, '"0"')
    expect(written).toMatchObject({ status: 200, headers: { etag: '"1"' } })
    expect(membersOf(await work.read())).toMatchObject({
      state: 'doing',
      for: 'Grace',
      note: 'Call <b>her</b>\u202e',
      by: expect.any(String) as unknown,
      at: expect.stringMatching(/Z$/) as unknown,
    })
    expect(WorkAnswer.is(membersOf(await work.read()))).toBe(true)
  })

  it('is overwritten only by those who have seen it: otherwise 412 with the current tag', async () => {
    const app = ownerApp()
    const work = at(app, await app.put({ name: 'Ada', secret: 's' }))
    await work.write({ state: 'doing', note: 'mine' })
    for (const seen of ['"0"', undefined, 'W/"1"']) {
      const refused = await work.write({ state: 'done', note: 'theirs' }, seen)
      expect(refused).toMatchObject({ status: 412, headers: { etag: '"1"' } })
      expect(membersOf(refused)).toMatchObject({ code: 'work-changed' })
    }
    expect(membersOf(await work.read())).toMatchObject({ note: 'mine' })
    expect(await work.write({ state: 'done' }, '"7", "1"')).toMatchObject({ status: 200 })
    expect(await work.write({ state: 'new' }, '*')).toMatchObject({ status: 200 })
  })

  it.each([
    ['no JSON', 'x', 400],
    ['nothing', '', 400],
    ['another state', { state: 'finished' }, 422],
    ['a note of another kind', { state: 'new', note: 1 }, 422],
    ['a note that is too long', { state: 'new', note: 'x'.repeat(4001) }, 422],
    ['64 KB and more', { state: 'new', note: 'x'.repeat(70_000) }, 413],
    ['something else', { state: 'new', colour: 'red' }, 422],
    ['a member twice', '{"state":"new","state":"done"}', 400],
  ])('is refused where it is %s', async (_, body, status) => {
    const app = ownerApp()
    const work = at(app, await app.put({ name: 'Ada', secret: 's' }))
    expect((await work.write(body)).status).toBe(status)
    expect(membersOf(await work.read())).toMatchObject({ etag: '"0"' })
  })

  it('exists only for existing submissions, and is erased with them', async () => {
    const app = ownerApp()
    const id = await app.put({ name: 'Ada', secret: 's' })
    await at(app, id).write({ state: 'doing', note: 'personal' })
    const list = await app.send({
      path: '/api/forms/note/work',
      query: `ids=${id},${'a'.repeat(26)}`,
      headers,
    })
    expect(membersOf(list)).toMatchObject({ work: [{ id, state: 'doing' }] })
    await app.send({ method: 'DELETE', path: `/api/forms/note/submissions/${id}`, headers })
    expect((await at(app, id).read()).status).toBe(404)
    expect((await at(app, id).write({ state: 'new' })).status).toBe(404)
    expect((await at(app, '1').write({ state: 'new' })).status).toBe(404)
    const left = await app.works.find('note', id, Number.MAX_SAFE_INTEGER)()
    expect(JSON.stringify(left)).not.toContain('personal')
  })
})
