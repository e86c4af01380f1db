import * as E from 'fp-ts/lib/Either.js'
import type { AnyForm } from '../../../src/domain/index.js'
import { holds, type Item } from '../memory-calls.js'
import { numbered } from '../numbered.js'
import { act, advance, type Position, type Program, type Reply, type Request, type Spec } from './actors.js'

/** An actor after certain replies. What it does next follows from them, so each is worked out once. */
interface Node {
  readonly number: number
  readonly replies: readonly Reply[]
  readonly position: Position
  readonly next: Map<string, Node>
}

interface Actor {
  readonly spec: Spec
  readonly node: Node
  readonly isCrashed: boolean
}

/** The whole world at one moment. */
export interface World {
  readonly items: Readonly<Record<string, Item>>
  readonly actors: readonly Actor[]
  /** Puts that nobody waits for any more, and that may arrive all the same. */
  readonly adrift: readonly { readonly by: number; readonly node: Node }[]
  /** Requests and replies that may yet be lost, and invocations that may yet die. */
  readonly losses: number
  readonly crashes: number
}

/** A put that was carried out. */
export interface Written {
  readonly by: Spec
  readonly before: Item | undefined
  readonly after: Item
}

interface Next {
  readonly what: string
  readonly world: World
  readonly written?: Written | undefined
}

export interface Scene {
  readonly name: string
  readonly form: AnyForm
  readonly specs: readonly Spec[]
  readonly losses?: number
  readonly crashes?: number
  /** Whether a refusal shows the item that is there: DynamoDB's does, the embedded one's does not. */
  readonly shows?: boolean
}

export interface Rules {
  /** What a put breaks. */
  readonly written: (scene: Scene, world: World, written: Written) => string | undefined
  /** What is wrong with a world. */
  readonly stands: (scene: Scene, world: World) => string | undefined
}

const rounds = ['first', undefined, 'after'] as const

export const isOver = ({ node, isCrashed }: Actor): boolean => isCrashed || 'told' in node.position

const requestOf = (node: Node): Request | undefined =>
  'request' in node.position ? node.position.request : undefined

const replace = <A>(list: readonly A[], at: number, by: A): readonly A[] =>
  list.map((each, index) => (index === at ? by : each))

/** Everything that can come after a world. */
const following = (scene: Scene, reached: (by: number, node: Node, reply: Reply) => Promise<Node>) => {
  const { shows = true } = scene
  const carriedOut = (world: World, by: number, request: Request): readonly [World, Reply, Written?] => {
    if (request._tag === 'Get') return [world, E.right(world.items[request.pk])]
    const pk = String(request.item['pk'])
    const before = world.items[pk]
    if (!holds(request.when, before))
      return [world, E.left({ _tag: 'ConditionFailed', item: shows ? before : undefined })]
    const written = { by: world.actors[by]!.spec, before, after: request.item }
    return [{ ...world, items: { ...world.items, [pk]: request.item } }, E.right(undefined), written]
  }
  const lost: Reply = E.left({ _tag: 'Uncertain', cause: undefined })

  const ofActor = async (world: World, by: number): Promise<readonly Next[]> => {
    const actor = world.actors[by]!
    const request = requestOf(actor.node)
    if (request === undefined) return []
    const hears = async (from: World, reply: Reply): Promise<World> => ({
      ...from,
      actors: replace(from.actors, by, { ...actor, node: await reached(by, actor.node, reply) }),
    })
    const dies = (from: World): World => ({
      ...from,
      crashes: from.crashes - 1,
      actors: replace(from.actors, by, { ...actor, isCrashed: true }),
    })
    const [after, reply, written] = carriedOut(world, by, request)
    const words = `${by} ${actor.spec.does} ${request._tag}`
    const nexts: Next[] = [{ what: words, world: await hears(after, reply), written }]
    if (actor.spec.when !== undefined) return nexts
    if (world.losses > 0) {
      const fewer = (from: World): World => ({ ...from, losses: from.losses - 1 })
      nexts.push({ what: `${words}, reply lost`, world: fewer(await hears(after, lost)), written })
      if (request._tag === 'Put') {
        const adrift = [...world.adrift, { by, node: actor.node }]
        nexts.push({ what: `${words}, late`, world: fewer(await hears({ ...world, adrift }, lost)) })
      }
    }
    if (world.crashes > 0) {
      nexts.push({ what: `${words}, dies before`, world: dies(world) })
      nexts.push({ what: `${words}, dies after`, world: dies(after), written })
    }
    return nexts
  }

  return async (world: World): Promise<readonly Next[]> => {
    const round = rounds.find((each) =>
      world.actors.some((actor) => actor.spec.when === each && !isOver(actor)),
    )
    const acting = world.actors.flatMap((actor, by) =>
      actor.spec.when === round && !isOver(actor) ? [by] : [],
    )
    const late = world.adrift.map(({ by, node }, at): Next => {
      const rest = { ...world, adrift: world.adrift.filter((_, index) => index !== at) }
      const [after, , written] = carriedOut(rest, by, requestOf(node)!)
      return { what: `${by} arrives late`, world: after, written }
    })
    return [...(await Promise.all(acting.map((by) => ofActor(world, by)))).flat(), ...late]
  }
}

/** A world, and how it came about. */
interface Reached {
  readonly world: World
  readonly what: string
  readonly from: Reached | undefined
}

const pathOf = (reached: Reached | undefined): string =>
  reached === undefined ? '' : `${pathOf(reached.from)}\n  ${reached.what}`

/**
 * Visits every world that can be reached, once. The actors are the program's own use cases on its own repository for
 * DynamoDB; the explorer is the store, the network and the machine.
 *
 * @returns how many worlds there are, and the first broken rule with the way there
 */
export const explore = async (scene: Scene, program: Program, rules: Rules) => {
  let nodes = 0
  const itemNumber = numbered()
  const runs = scene.specs.map((spec, by) => act(scene.form, `a${by}`, spec, program))
  const nodeAfter = async (by: number, replies: readonly Reply[]): Promise<Node> => {
    const position = await advance(runs[by]!, replies)
    nodes += 1
    return { number: nodes, replies, position, next: new Map() }
  }
  const reached = async (by: number, node: Node, reply: Reply): Promise<Node> => {
    const text = replyText(reply)
    const next = node.next.get(text) ?? (await nodeAfter(by, [...node.replies, reply]))
    node.next.set(text, next)
    return next
  }
  const itemText = (item: unknown): string => (item === undefined ? '-' : String(itemNumber(item as Item)))
  const replyText = (reply: Reply): string => {
    if (E.isRight(reply)) return `got ${itemText(reply.right)}`
    return reply.left._tag === 'ConditionFailed' ? `met ${itemText(reply.left.item)}` : 'lost'
  }
  const textOf = ({ items, actors, adrift, losses, crashes }: World): string =>
    [
      Object.keys(items)
        .sort()
        .map((pk) => itemNumber(items[pk]!))
        .join(),
      actors.map(({ node, isCrashed }) => `${node.number}${isCrashed ? '!' : ''}`).join(),
      adrift
        .map(({ node }) => node.number)
        .sort()
        .join(),
      losses,
      crashes,
    ].join('|')

  const begin: World = {
    items: {},
    actors: await Promise.all(
      scene.specs.map(async (spec, by) => ({ spec, node: await nodeAfter(by, []), isCrashed: false })),
    ),
    adrift: [],
    losses: scene.losses ?? 0,
    crashes: scene.crashes ?? 0,
  }
  const seen = new Set<string>([textOf(begin)])
  const waiting: Reached[] = [{ world: begin, what: 'begin', from: undefined }]
  const next = following(scene, reached)
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    for (const { world, what, written } of await next(here.world)) {
      const text = textOf(world)
      const isNew = !seen.has(text)
      const wrong =
        (written === undefined ? undefined : rules.written(scene, here.world, written)) ??
        (isNew ? rules.stands(scene, world) : undefined)
      const there: Reached = { world, what, from: here }
      if (wrong !== undefined) return { states: seen.size, nodes, wrong, path: pathOf(there) }
      if (!isNew) continue
      seen.add(text)
      waiting.push(there)
    }
  }
  return { states: seen.size, nodes, wrong: undefined, path: '' }
}
