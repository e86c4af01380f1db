import { describe, expect, it } from '@jest/globals'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { membersOf, noon } from './app.js'
import { dead, delivery, done, idOf, json, later, told } from './telling-owner.js'

describe('an owner sees how telling goes', () => {
  it('lists dead and due deliveries, and none of other forms', async () => {
    const { ask, ready } = told([
      delivery(idOf(0)),
      delivery(idOf(1), { targets: { crm: later } }),
      delivery(idOf(2), { form: 'other', targets: { crm: later } }),
      delivery(idOf(3), { form: 'other' }),
      delivery(idOf(4), { targets: { team: done } }),
    ])
    await ready
    const given = await json(ask('GET', '/note/deliveries'))
    expect(given).toEqual({
      status: 200,
      body: {
        deliveries: [
          {
            id: idOf(0),
            event: 'received',
            targets: [
              {
                name: 'team',
                state: 'done',
                tries: 1,
                at: new Date(noon - 9_000).toISOString(),
                last: { at: new Date(noon - 9_000).toISOString(), said: '200' },
              },
              {
                name: 'crm',
                state: 'dead',
                tries: 10,
                at: new Date(noon - 5_000).toISOString(),
                last: { at: new Date(noon - 5_000).toISOString(), said: '503' },
              },
            ],
          },
        ],
        consistency: 'eventual',
      },
    })
    const due = await json(ask('GET', '/note/deliveries', 'state=due'))
    expect(due.body).toMatchObject({ deliveries: [{ id: idOf(1) }] })
    expect(await json(ask('GET', '/note/deliveries', 'state=dead'))).toEqual(given)
  })

  it.each(['due', 'dead'] as const)('pages through all that are %s, each once', async (state) => {
    const standing = state === 'due' ? later : dead
    const own = Array.from({ length: 7 }, (_, n) => delivery(idOf(n), { targets: { crm: standing } }))
    const others = Array.from({ length: 250 }, (_, n) =>
      delivery(
        `${String.fromCharCode(97 + (n % 26))}${String(n).replace(/\d/g, (d) => 'abcdefghij'[Number(d)]!)}`.padEnd(
          26,
          'z',
        ),
        {
          form: n % 2 === 0 ? 'other' : 'zebra',
          targets: { crm: { ...standing, at: standing.at + (n % 3) - 1 } },
        },
      ),
    )
    const { ask, ready } = told([...others, ...own])
    await ready
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await json(ask('GET', '/note/deliveries', `state=${state}&limit=3${cursor}`))
      seen.push(...(body['deliveries'] as { id: string }[]).map(({ id }) => id))
      cursor = body['cursor'] === undefined ? '' : `&cursor=${body['cursor'] as string}`
    } while (cursor !== '')
    expect(seen).toEqual(own.map(({ id }) => id))
  })

  it.each([
    'state=x',
    'limit=0',
    'limit=101',
    'cursor=x',
    'cursor=due.1.',
    'cursor=dead.1.A',
    'x=1',
    'state=due&state=due',
  ])('says what is wrong with %s', async (query) => {
    const { ask } = told([])
    for (const [method, path] of [
      ['GET', '/note/deliveries'],
      ['POST', '/note/deliveries/replay'],
    ] as const)
      expect([400, 422]).toContain((await ask(method, path, query)).status)
  })

  it('reads the delivery of a submission, of one without a delivery, and of an unknown one', async () => {
    const { app, ask, ready } = told([delivery(idOf(0))])
    await ready
    const stored = await app.put({ name: 'Ada', secret: 's' })
    expect(await json(ask('GET', `/note/submissions/${idOf(0)}/deliveries`))).toMatchObject({
      body: { id: idOf(0), event: 'received', targets: [{ name: 'team' }, { name: 'crm' }] },
    })
    expect(await json(ask('GET', `/note/submissions/${stored}/deliveries`))).toEqual({
      status: 200,
      body: { id: stored, targets: [] },
    })
    for (const id of [idOf(9), 'x', '%2e%2e'])
      expect(membersOf(await ask('GET', `/note/submissions/${id}/deliveries`))).toMatchObject({
        status: 404,
        code: 'submission-not-found',
      })
  })

  it('says with each form how its targets are and how many were given up, in a card’s few numbers', async () => {
    const { app, ask, ready } = told([delivery(idOf(0)), delivery(idOf(1))])
    await ready
    await app.telling.switches.put({ form: 'note', target: 'crm', since: noon - 1 }, true, noon + 1)()
    const { body } = await json(ask('GET', ''))
    const forms = body['forms'] as Record<string, unknown>[]
    expect(forms.map(({ name, notify }) => ({ name, notify }))).toEqual([
      {
        name: 'note',
        notify: {
          targets: [
            { name: 'team', state: 'on' },
            { name: 'crm', state: 'off', since: new Date(noon - 1).toISOString() },
            { name: 'gone', state: 'missing' },
          ],
          dead: { count: 2, more: false },
        },
      },
      { name: 'other', notify: undefined },
    ])
  })

  it('lists the forms, whatever the store says of their telling', async () => {
    const broken = TE.left({ _tag: 'StoreUnavailable', cause: new Error('down') } as const)
    const { app } = told([])
    const telling = {
      ...app.telling,
      deliveries: { ...app.telling.deliveries, list: () => broken },
      switches: { ...app.telling.switches, off: () => broken },
    }
    const { status, body } = await json(told([], { telling }).ask('GET', ''))
    expect(status).toBe(200)
    expect(body['forms']).toMatchObject([
      { name: 'note', notify: { targets: [{}, {}, {}] } },
      { name: 'other' },
    ])
    expect(JSON.stringify(body)).not.toContain('"dead"')
  })

  it('counts 200 at most, and says that there are more', async () => {
    const many = Array.from({ length: 201 }, (_, n) =>
      delivery(
        String(n)
          .replace(/\d/g, (d) => 'abcdefghij'[Number(d)]!)
          .padEnd(26, 'z'),
      ),
    )
    const { ask, ready } = told(many)
    await ready
    const { body } = await json(ask('GET', ''))
    expect(body['forms']).toMatchObject([{ notify: { dead: { count: 200, more: true } } }, {}])
  })

  it('shows the others where one of them cannot be read', async () => {
    const { app, ready } = told([delivery(idOf(0)), delivery(idOf(1))])
    await ready
    const { deliveries } = app.telling
    const telling = {
      ...app.telling,
      deliveries: {
        ...deliveries,
        find: (form: string, id: string, deadline: number) =>
          id === idOf(0)
            ? TE.left({ _tag: 'ItemUnreadable', cause: new Error('damaged') } as const)
            : deliveries.find(form, id, deadline),
      },
    }
    expect((await json(told([], { telling }).ask('GET', '/note/deliveries'))).body).toMatchObject({
      deliveries: [{ id: idOf(1) }],
      unreadable: [idOf(0)],
    })
  })
})
