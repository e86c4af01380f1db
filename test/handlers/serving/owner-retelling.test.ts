import { describe, expect, it } from '@jest/globals'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { dueNow } from '../../../src/domain/notification/delivery/delivery-state.js'
import { right } from '../../domain/equal-right.js'
import { membersOf, noon } from './app.js'
import { delivery, idOf, json, later, told } from './telling-owner.js'

describe('an owner tells again', () => {
  it('one target of one submission, notified before or not, and starts the notification', async () => {
    const { ask, kept, ready } = told([delivery(idOf(0))])
    await ready
    for (const target of ['crm', 'team']) {
      expect(await json(ask('POST', `/note/submissions/${idOf(0)}/deliveries/${target}`))).toMatchObject({
        status: 200,
        body: { id: idOf(0) },
      })
      expect((await kept(idOf(0))).targets[target]).toMatchObject(dueNow(noon))
    }
    expect(await kept(idOf(0))).toMatchObject({ rings: true, receipt: '1-r', event: 'received' })
  })

  it.each([
    ['a target that nobody told of it', `/note/submissions/${idOf(0)}/deliveries/none`, 'target-not-found'],
    [
      'a property that every object has',
      `/note/submissions/${idOf(0)}/deliveries/constructor`,
      'target-not-found',
    ],
    [
      'a submission that nobody was told of',
      `/note/submissions/${idOf(5)}/deliveries/team`,
      'target-not-found',
    ],
    ['no possible id', '/note/submissions/X/deliveries/team', 'submission-not-found'],
    ['a sample for a target of another form', '/other/targets/team/test', 'target-not-found'],
    ['a sample for a target that the deployment has not', '/note/targets/gone/test', 'target-not-found'],
    ['a sample for none', '/note/targets/__proto__/test', 'target-not-found'],
    ['putting on none', '/note/targets/none/on', 'target-not-found'],
    ['a form that is none', '/none/targets/team/on', 'form-not-found'],
  ])('but not %s', async (_, path, code) => {
    const { ask, ready } = told([delivery(idOf(0))])
    await ready
    expect(membersOf(await ask('POST', path))).toMatchObject({ status: 404, code })
  })

  it('reads again where other processes keep writing the same delivery, and gives up where they never stop', async () => {
    const { app, ready, kept } = told([delivery(idOf(0))])
    await ready
    const { deliveries } = app.telling
    let busy = 3
    const telling = {
      ...app.telling,
      deliveries: {
        ...deliveries,
        put: (each: Parameters<typeof deliveries.put>[0], deadline: number) =>
          busy-- > 0 ? TE.left({ _tag: 'Changed' } as const) : deliveries.put(each, deadline),
      },
    }
    const again = told([], { telling })
    const path = `/note/submissions/${idOf(0)}/deliveries/crm`
    expect((await again.ask('POST', path)).status).toBe(200)
    expect((await kept(idOf(0))).targets['crm']?.state).toBe('due')
    busy = 1000
    expect((await again.ask('POST', path)).status).toBe(503)
  })

  it('all dead deliveries, page by page; finished ones stay finished', async () => {
    const all = Array.from({ length: 5 }, (_, n) => delivery(idOf(n)))
    const { ask, kept, ready } = told(all)
    await ready
    const first = await json(ask('POST', '/note/deliveries/replay', 'limit=3'))
    expect(first.body['deliveries']).toHaveLength(3)
    const second = await json(
      ask('POST', '/note/deliveries/replay', `cursor=${String(first.body['cursor'])}`),
    )
    expect(second.body['deliveries']).toHaveLength(2)
    expect(second.body['cursor']).toBeUndefined()
    for (const { id } of all) {
      const { targets } = await kept(id)
      expect([targets['team']?.state, targets['crm']?.state]).toEqual(['done', 'due'])
    }
    expect((await json(ask('POST', '/note/deliveries/replay'))).body['deliveries']).toEqual([])
  })

  it('later due deliveries at once; those due by now are unchanged', async () => {
    const { ask, kept, ready } = told([
      delivery(idOf(0), { targets: { crm: later, team: dueNow(noon - 1) } }),
      delivery(idOf(1), { targets: { crm: { ...later, at: noon } } }),
    ])
    await ready
    const { body } = await json(ask('POST', '/note/deliveries/replay', 'state=due'))
    expect((body['deliveries'] as unknown[]).length).toBe(1)
    const { targets } = await kept(idOf(0))
    expect([targets['crm'], targets['team']]).toMatchObject([dueNow(noon), dueNow(noon - 1)])
    expect((await kept(idOf(1))).targets['crm']?.tries).toBe(later.tries)
  })

  it('a sample, whose fate is found under its id', async () => {
    const { ask, kept } = told([])
    const { status, body } = await json(ask('POST', '/note/targets/team/test'))
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { event: 'test', targets: [{ name: 'team', state: 'due' }] },
    })
    const id = String(body['id'])
    expect(await kept(id)).toMatchObject({ sample: true, rings: true, targets: { team: dueNow(noon) } })
    expect((await json(ask('GET', `/note/submissions/${id}/deliveries`))).body).toMatchObject({
      id,
      event: 'test',
    })
    const other = await json(ask('POST', '/note/targets/team/test'))
    expect(other.body['id']).not.toBe(id)
  })

  it('puts a target on again', async () => {
    const { app, ask } = told([])
    for (const target of ['team', 'crm'])
      await app.telling.switches.put({ form: 'note', target, since: noon - 5 }, true, noon + 1)()
    expect(await json(ask('POST', '/note/targets/crm/on'))).toEqual({
      status: 200,
      body: { name: 'crm', state: 'on' },
    })
    expect(right(await app.telling.switches.off(noon + 1)()).map(({ target }) => target)).toEqual(['team'])
  })

  it('reports a store that is down', async () => {
    const broken = TE.left({ _tag: 'StoreUnavailable', cause: new Error('down') } as const)
    const { app } = told([])
    const find = () => broken
    const telling = {
      ...app.telling,
      deliveries: { find, list: find, put: find, known: find },
      switches: { off: find, put: find },
    }
    const { ask } = told([], { telling })
    for (const [method, path] of [
      ['GET', '/note/deliveries'],
      ['POST', '/note/deliveries/replay'],
      ['GET', `/note/submissions/${idOf(0)}/deliveries`],
      ['POST', `/note/submissions/${idOf(0)}/deliveries/team`],
      ['POST', '/note/targets/team/test'],
      ['POST', '/note/targets/team/on'],
    ] as const)
      expect([path, (await ask(method, path)).status]).toEqual([path, 503])
  })
})
