import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoDeliveries } from '../../../src/adapters/dynamodb/deliveries/deliveries.js'
import { dynamoSwitches } from '../../../src/adapters/dynamodb/deliveries/notification-marks.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { tokenVerifier } from '../../../src/adapters/owner/index.js'
import {
  type Delivery,
  isGone,
  type TargetState,
} from '../../../src/domain/notification/delivery/delivery-state.js'
import { notifier } from '../../../src/handlers/use-cases/notify/notifier.js'
import { ownerApi } from '../../adapters/owner-api/served-api.js'
import { onEmbedded } from '../../adapters/dynamodb/databases.js'
import { right } from '../../domain/equal-right.js'
import { notifyingParts } from '../use-cases/notify/notifying-parts.js'
import { endResidents } from '../../resident.js'
import { dynamosync, patience } from './command.js'
import { formsFile } from './forms-file.js'
import { note, other, quiet } from './telling-forms.js'

jest.setTimeout(patience)
afterAll(endResidents)

const forms = formsFile(new URL('./telling-forms.js', import.meta.url))
const clock = Date.now
const soon = (): number => clock() + 10_000
const idOf = (letter: string): string => letter.repeat(26)

const dead: TargetState = {
  state: 'dead',
  tries: 10,
  at: 1_700_000_000_000,
  last: { at: 1_700_000_000_000, said: '503' },
}
const done: TargetState = { state: 'done', tries: 1, at: 1_700_000_000_000 }

onEmbedded((store) => {
  const table = 'telling'
  let folder: string
  let api: Awaited<ReturnType<typeof ownerApi>>
  let telling: NonNullable<Parameters<typeof ownerApi>[0]>['telling'] & object

  const later = (): TargetState => ({ ...dead, state: 'due', tries: 2, at: clock() + 3_600_000 })
  const kept = async (id: string): Promise<Delivery> => {
    const found = right(await telling.deliveries.find('note', id, soon())())
    if (found === undefined || isGone(found)) throw new Error('nothing is kept')
    return found
  }
  const put = async (id: string, targets: Delivery['targets']): Promise<void> => {
    const before = right(await telling.deliveries.find('note', id, soon())())
    const delivery = {
      form: 'note',
      id,
      receipt: '1-r',
      event: 'received',
      targets,
      rev: before?.rev ?? 0,
    } as const
    right(await telling.deliveries.put(delivery, soon())())
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    await writeFile(join(folder, 'token'), 'the-token\n')
    const endpoint = store.endpoint()
    await ensureTable({ endpoint, table })
    const place = { client: dynamoClient({ endpoint }), table, clock }
    telling = {
      deliveries: dynamoDeliveries(place),
      switches: dynamoSwitches(place),
      targets: new Set(['team', 'crm']),
    }
    api = await ownerApi({
      forms: [note, other, quiet],
      repository: dynamoRepository(place),
      clock,
      verifier: tokenVerifier('the-token'),
      telling,
    })
  })
  afterAll(async () => {
    await api.close()
    await rm(folder, { recursive: true })
  })

  const places: Readonly<Record<string, () => readonly string[]>> = {
    table: () => ['--forms', forms, '--table', table, '--endpoint', store.endpoint()],
    API: () => ['--api', api.url, '--token-file', join(folder, 'token')],
  }

  describe.each(Object.keys(places))('telling, from the terminal through the %s', (place) => {
    const run = (...options: readonly string[]) => dynamosync(...options, ...places[place]!())
    const deliveries = (...options: readonly string[]) => run('deliveries', '--form', 'note', ...options)
    const replay = (...options: readonly string[]) =>
      run('deliveries', 'replay', '--form', 'note', ...options)

    afterEach(async () => {
      for (const id of ['a', 'b', 'c', 'd', 'e'].map(idOf)) await put(id, { team: done, crm: done })
    })

    it('lists due and dead deliveries, and replays them under the same ids', async () => {
      await put(idOf('a'), { team: done, crm: dead })
      await put(idOf('b'), { team: done, crm: later() })
      await put(idOf('c'), { team: done, crm: done })
      const all = await deliveries()
      expect([all.status, all.err]).toEqual([0, ''])
      expect(all.out.split('\n').filter((line) => line !== '')).toEqual([
        expect.stringMatching(
          `^${idOf('b')}  team: done at 2023-11-14T22:13:20.000Z after 1 try; crm: try 3 at 20.*, answered 503$`,
        ),
        `${idOf('a')}  team: done at 2023-11-14T22:13:20.000Z after 1 try; crm: dead at 2023-11-14T22:13:20.000Z after 10 tries, answered 503`,
      ])
      const json = (await deliveries('--state', 'dead', '--json')).out
      expect(JSON.parse(json)).toMatchObject({ id: idOf('a'), targets: [{ name: 'team' }, { name: 'crm' }] })

      const told = await replay()
      expect([told.status, told.out.split('\n').sort(), told.err.trim()]).toEqual([
        0,
        ['', `${idOf('a')}  crm`, `${idOf('b')}  crm`],
        'Targets of 2 submissions will be notified again under the same ids.',
      ])
      for (const id of ['a', 'b'].map(idOf)) {
        const { targets, receipt } = await kept(id)
        expect([targets['team']?.state, targets['crm'], receipt]).toMatchObject([
          'done',
          { state: 'due', tries: 0 },
          '1-r',
        ])
        expect(targets['crm']?.at).toBeLessThanOrEqual(clock())
      }
      for (const id of ['a', 'b'].map(idOf)) await put(id, { team: done, crm: done })
      expect(await deliveries()).toMatchObject({
        status: 0,
        out: '',
        err: 'No deliveries are due or dead.\n',
      })
    })

    it('replays one submission or one target, notified before or not; and reports unknown ones', async () => {
      await put(idOf('d'), { team: done, crm: dead })
      await put(idOf('e'), { team: dead, crm: dead })
      expect(await replay('--id', idOf('c'), '--target', 'team')).toMatchObject({
        status: 0,
        out: `${idOf('c')}  team\n`,
      })
      expect(await replay('--target', 'team')).toMatchObject({ status: 0, out: `${idOf('e')}  team\n` })
      expect((await kept(idOf('d'))).targets['crm']?.state).toBe('dead')
      expect(await replay('--id', idOf('d'))).toMatchObject({ status: 0, out: `${idOf('d')}  crm\n` })
      for (const none of [
        ['--id', idOf('z')],
        ['--id', 'x'],
        ['--id', idOf('d'), '--target', 'none'],
      ])
        expect(await replay(...none)).toMatchObject({ status: 1, out: '' })
    })

    it('lists targets, puts one on again, and says what it does not know', async () => {
      const off = { form: 'note', target: 'crm', since: clock() }
      right(await telling.switches.put(off, true, soon())())
      const before = (await run('targets')).out
      expect(before).toMatch(
        /^crm {2}notified of note \(off since 20.*Z\), other\nteam {2}notified of note\n$/,
      )
      await sleep(5)
      expect(await run('targets', 'on', 'crm')).toMatchObject({
        status: 0,
        out: 'crm: on for note\ncrm: on for other\n',
      })
      expect((await run('targets')).out).toBe('crm  notified of note, other\nteam  notified of note\n')
      for (const command of ['on', 'test'])
        expect(await run('targets', command, 'none')).toMatchObject({
          status: 2,
          err: 'dynamosync: no form notifies “none”\n',
        })
      expect(await run('targets', 'on', 'team', '--form', 'other')).toMatchObject({
        status: 2,
        err: 'dynamosync: there is no form “other” that notifies “team”\n',
      })
      const missing = await run('deliveries', '--form', 'none')
      expect([missing.status, missing.err]).toEqual([2, expect.stringContaining('no form “none”')])
      expect((await deliveries('--state', 'late')).status).toBe(2)
    })

    it('tells a target a sample, and says what came back', async () => {
      const { parts } = notifyingParts({
        forms: [note, other, quiet],
        targets: {
          team: { kind: 'webhook', url: 'https://x.example/', secret: 's' },
          crm: { kind: 'slack', url: 'https://x.example/' },
        },
        answer: ({ kind }) =>
          kind === 'slack' ? { _tag: 'Answered', status: 503 } : { _tag: 'Accepted', status: 200 },
      })
      const { tick } = notifier({ ...parts, deliveries: telling.deliveries, clock })
      const over = new AbortController()
      const teller = (async () => {
        while (!over.signal.aborted) {
          await tick(900_000, clock() + 60_000)
          await sleep(100)
        }
      })()
      expect(await run('targets', 'test', 'team')).toMatchObject({
        status: 0,
        out: 'team: notified, answered 200\n',
      })
      expect(await run('targets', 'test', 'crm')).toMatchObject({
        status: 1,
        out: 'crm: not notified, answered 503\n',
      })
      over.abort()
      await teller
      const due = await telling.deliveries.list(
        { list: { state: 'due' }, until: 9_999_999_999_999, limit: 9 },
        soon(),
      )()
      for (const { id } of right(due)) await put(id, { crm: done })
    })
  })

  it('includes each form with targets by default', async () => {
    const run = (...options: readonly string[]) => dynamosync('deliveries', ...options, ...places['table']!())
    await put(idOf('e'), { team: dead, crm: done })
    expect((await run()).out).toMatch(new RegExp(`^note  ${idOf('e')}  team: dead at .*\n$`))
    expect(await run('replay')).toMatchObject({ status: 0, out: `note  ${idOf('e')}  team\n` })
    expect(await run('replay', '--id', idOf('e'))).toMatchObject({
      status: 2,
      err: 'dynamosync: --id needs --form with the form of the submission\n',
    })
    await put(idOf('e'), { team: done, crm: done })
    expect(await run('--check')).toMatchObject({
      status: 0,
      err: 'Checked 0 submissions: every target was notified.\n',
    })
  })

  it('is checked in the table alone', async () => {
    const check = (...where: readonly string[]) =>
      dynamosync('deliveries', '--form', 'note', '--check', ...where)
    expect(await check(...places['table']!())).toMatchObject({
      status: 0,
      err: 'Checked 0 submissions: every target was notified.\n',
    })
    const behind = await check(...places['API']!())
    expect([behind.status, behind.err]).toEqual([
      2,
      expect.stringContaining('--check reads the table itself'),
    ])
  })
})
