import type { JsonSchema } from '../json-schema.js'
import { listOf, ref, strict } from './parts.js'

const text: JsonSchema = { type: 'string' }
const moment: JsonSchema = { type: 'string', format: 'date-time' }
const id: JsonSchema = { type: 'string', pattern: '^[a-z2-7]{26}$' }
const count: JsonSchema = { type: 'integer', minimum: 0 }

const target = strict(
  {
    name: text,
    state: {
      enum: ['due', 'done', 'dead', 'summed'],
      description: '`summed` was not told by itself: the summary of its hour counts it',
    },
    tries: { ...count, description: 'Tries since it became due' },
    at: { ...moment, description: 'When it is due; else when it came to be as it is' },
    last: {
      ...strict({ at: moment, said: text }),
      description: 'What the last try was answered: a status, or why there was none',
    },
  },
  ['last'],
)

const standing = strict(
  {
    name: text,
    state: {
      enum: ['on', 'off', 'missing'],
      description: '`off` answered 410; `missing` is one that the deployment does not have',
    },
    since: { ...moment, description: 'Since when it is off' },
  },
  ['since'],
)

const dead: JsonSchema = {
  ...strict({ count, more: { type: 'boolean' } }),
  description:
    'Deliveries that were given up: up to 200, and whether there are more; not there where the store cannot say',
}

/** The schemas of what owners are told about telling, by name. */
export const tellingSchemas: Readonly<Record<string, JsonSchema>> = {
  FormTelling: {
    ...strict({ targets: listOf(standing), dead }, ['dead']),
    description: 'How the telling goes; not there where the form names no target',
  },
  Delivery: strict(
    {
      id,
      event: { enum: ['received', 'replaced', 'released', 'confirmed', 'test'] },
      targets: { ...listOf(target), description: 'Empty as long as nobody was told of anything' },
    },
    ['event'],
  ),
  Deliveries: strict(
    {
      deliveries: listOf(ref('Delivery')),
      unreadable: { ...listOf(id), description: 'Those that are there and cannot be read' },
      cursor: { type: 'string', description: 'Where to resume; not there at the end' },
      consistency: { const: 'eventual', description: 'It may trail the latest tries by a moment' },
    },
    ['unreadable', 'cursor'],
  ),
  Target: strict({ name: text, state: { const: 'on' } }),
}
