import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { contact } from '../../../../forms/contact.js'
import { formJson } from '../../../../src/domain/contract/owner/owner-json.js'
import { openApi } from '../../../../src/domain/contract/openapi/openapi.js'
import { routes } from '../../../../src/domain/contract/routes.js'
import { sampleDelivery } from '../../../../src/domain/notification/delivery/sample.js'
import { membersOf, noon } from '../../../handlers/serving/app.js'
import { bearer, master, note, other, ownerApp } from '../../../handlers/serving/owner-app.js'
import { tellingNote } from '../../../handlers/serving/telling-owner.js'

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>
}

const document = JSON.parse(
  JSON.stringify(openApi([note, other], { title: 'Forms', version: '1.0.0', servers: ['/api'] })),
) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

const ajv = new Ajv2020({ strict: false })
formats.default(ajv)
ajv.addSchema(document, 'document')

const pointerTo = (...parts: readonly string[]): string =>
  `document#${parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`

const responsesOf = (path: string, method: string): Operation['responses'] =>
  document.paths[path]?.[method.toLowerCase()]?.responses ?? {}

describe('the owner’s part of the OpenAPI document', () => {
  it('has each of the owner’s routes, by each of its methods', () => {
    for (const { path, methods } of routes.filter((route) => route.function === 'owner'))
      expect(Object.keys(document.paths[path] ?? {}).filter((key) => key !== 'parameters')).toEqual(
        methods.map((method) => method.toLowerCase()),
      )
  })

  it('says what there is to choose from, where a field has that', () => {
    const told = JSON.parse(JSON.stringify({ forms: [contact, note].map(formJson) })) as {
      forms: { fields: { name: string; options?: unknown }[] }[]
    }
    const validate = ajv.compile({ $ref: 'document#/components/schemas/Forms' })
    expect([validate(told), validate.errors]).toEqual([true, null])
    const withOptions = told.forms.flatMap(({ fields }) => fields.filter((each) => 'options' in each))
    expect(withOptions).toMatchObject([
      {
        name: 'topic',
        options: [{ value: 'sales', label: 'Sales' }, {}, { value: 'other', label: 'Other' }],
      },
    ])
  })

  it('says what is answered, and nothing else is', async () => {
    const app = ownerApp({ forms: [tellingNote, other] })
    const id = await app.put({ name: 'Ada', secret: 's', count: 7 })
    for (const [at, state] of [
      ['b', 'due'],
      ['c', 'due'],
      ['d', 'dead'],
    ] as const)
      await app.telling.deliveries.put(
        {
          ...sampleDelivery(note, at.repeat(26), ['team'], noon),
          targets: { team: { state, tries: 1, at: noon + 1, last: { at: noon, said: '503' } } },
        },
        noon + 1,
      )()
    const list = '/forms/{form}/submissions'
    const one = `${list}/{id}`
    const asked: readonly (readonly [path: string, query?: string, method?: string, token?: string])[] = [
      ['/forms'],
      ['/forms', 'x=1'],
      ['/forms', '', 'GET', 'wrong'],
      ['/forms/{form}/counts'],
      ['/forms/{form}/counts', 'days=0'],
      ['/forms/{form}/counts', 'days=1&days=2'],
      [list],
      [list, 'limit=1&order=oldest&where.name=Ada'],
      [list, 'view=full'],
      [list, 'cursor=x'],
      [list, '', 'GET', 'wrong'],
      [one],
      [`${one}/deliveries`],
      [`${one}/deliveries/{target}`, '', 'POST'],
      ['/forms/{form}/targets/{target}/test', '', 'POST'],
      ['/forms/{form}/targets/{target}/on', '', 'POST'],
      ['/forms/{form}/deliveries'],
      ['/forms/{form}/deliveries', 'state=due&limit=1'],
      ['/forms/{form}/deliveries', 'cursor=x'],
      ['/forms/{form}/deliveries/replay', '', 'POST'],
      ['/forms/{form}/deliveries/replay', 'state=x', 'POST'],
      [one, '', 'DELETE'],
      [`${one}/deliveries`],
      [`${one}/deliveries/{target}`, '', 'POST'],
      [one],
      [one, '', 'DELETE', 'wrong'],
    ]
    const statuses: number[] = []
    for (const [path, query = '', method = 'GET', token = master] of asked) {
      const answer = await app.send({
        method,
        query,
        path: path.replace('{form}', 'note').replace('{id}', id).replace('{target}', 'team'),
        headers: bearer(token),
      })
      const told = responsesOf(path, method)[String(answer.status)]
      expect([path, method, answer.status, told !== undefined]).toEqual([path, method, answer.status, true])
      statuses.push(answer.status)
      if (answer.status === 204) continue
      const type = answer.headers['content-type'] ?? ''
      expect(Object.keys(told?.content ?? {})).toContain(type)
      const schema = pointerTo(
        'paths',
        path,
        method.toLowerCase(),
        'responses',
        String(answer.status),
        'content',
        type,
        'schema',
      )
      const validate = ajv.compile({ $ref: schema })
      const body = membersOf(answer)
      expect([body, validate(body), validate.errors]).toEqual([body, true, null])
    }
    expect([...new Set(statuses)].sort()).toEqual([200, 204, 400, 401, 404, 422])
  })
})
