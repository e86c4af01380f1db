import { isOver, type Rules, type Scene, type World, type Written } from './explore.js'
import type { Item } from '../memory-calls.js'
import { type Spec, targetOf, type Heard } from './actors.js'

const isErased = (item: Item | undefined): boolean => item?.['erased'] === true
const hasAnswers = (item: Item | undefined): item is Item =>
  item !== undefined && !isErased(item) && item['released'] === undefined
const isHeld = (item: Item | undefined): boolean => hasAnswers(item) && item['waits'] !== undefined
const isOpen = (item: Item | undefined): boolean => hasAnswers(item) && item['waits'] === undefined

const valueOf = (item: Item | undefined): unknown => (item?.['fields'] as Item | undefined)?.['value']
const fromOf = (item: Item | undefined): readonly unknown[] => (item?.['from'] ?? []) as readonly unknown[]

/** Whether an actor opens what is not open: a person who is judged clean, or an owner who releases. */
const opens = ({ does, trapped }: Spec): boolean =>
  does === 'release' || (does === 'submit' && trapped !== true)

const at = ({ form }: Scene, { items }: World, id: unknown): Item | undefined =>
  items[`S#${form.name}#${String(id)}`]

/**
 * Whether an erasure carries a release to its end, which its owner has asked for and which may arrive at any moment:
 * then it erases both.
 */
const endsRelease = (scene: Scene, world: World, by: Spec): boolean =>
  by.does === 'erase' && at(scene, world, targetOf(scene.form, by))?.['releasing'] !== undefined

/** Nothing is opened but by a release or as a person’s own, and nothing comes back once it is erased. */
const opened = (scene: Scene, world: World, { by, before, after }: Written): string | undefined => {
  if (isErased(before) && !isErased(after)) return 'brought back what was erased'
  if (!isOpen(after) || isOpen(before)) return undefined
  if (isHeld(before) && by.does !== 'release') return 'opened what was held without a release'
  if (endsRelease(scene, world, by))
    return after['notify'] === undefined ? undefined : 'rang for what is erased'
  return opens(by) ? undefined : 'opened what was held'
}

/** Nothing is held but by an owner, once it is open. */
const held = ({ by, before, after }: Written): string | undefined =>
  isOpen(before) && isHeld(after) && by.does !== 'hold' ? 'held what was open' : undefined

/** Values are replaced by newer ones only, of a person or released, and where the form says so. */
const overwritten = (scene: Scene, world: World, { by, before, after }: Written): string | undefined => {
  if (!hasAnswers(before) || !hasAnswers(after) || valueOf(before) === valueOf(after)) return undefined
  const mayReplace = opens(by) || endsRelease(scene, world, by)
  if (scene.form.whenTaken !== 'replace' || !mayReplace) return 'overwrote what a person has sent'
  // What is released is as old as it was where it was held.
  const source = at(scene, world, fromOf(after).at(-1)) ?? after
  const isLate = by.does !== 'submit' && Number(before['at']) > Number(source['at'])
  return isLate ? 'overwrote what is newer' : undefined
}

/** What is erased was asked to be. */
const erasedUnasked = (scene: Scene, world: World, { by, before, after }: Written): string | undefined => {
  if (!hasAnswers(before) || !isErased(after)) return undefined
  const target = targetOf(scene.form, by)
  const isMeant = before['id'] === target || fromOf(before).includes(target)
  const isLinked = fromOf(at(scene, world, target)).includes(before['id'])
  return by.does === 'erase' && (isMeant || isLinked) ? undefined : 'erased what nobody asked to erase'
}

/** What leaves its place has come to the other one. */
const gone = (scene: Scene, world: World, { before, after }: Written): string | undefined => {
  if (!hasAnswers(before) || hasAnswers(after) || isErased(after)) return undefined
  const there = at(scene, world, after['released'])
  const hasCome = fromOf(there).includes(before['id']) || there?.['fingerprint'] === before['fingerprint']
  if (!isErased(there) && !hasCome) return 'lost what was released'
  return JSON.stringify(after['fields']) === '{}' ? undefined : 'kept the answers in two places'
}

const toldTo = (world: World, does: Spec['does']): readonly (Heard & { readonly spec: Spec })[] =>
  world.actors.flatMap(({ spec, node }) =>
    spec.does === does && 'told' in node.position ? [{ spec, ...node.position.told }] : [],
  )

const isAcknowledged = ({ tag }: Heard): boolean => ['Created', 'Replaced', 'Replayed'].includes(tag)

const does = ({ specs }: Scene, what: Spec['does']): boolean => specs.some((spec) => spec.does === what)

/** What was acknowledged is there: as it was sent, or where it went, or whatever took its place by right. */
const isKept = (scene: Scene, world: World, { id, fingerprint }: Heard): boolean => {
  const item = at(scene, world, id)
  if (item === undefined) return false
  if (isErased(item)) return does(scene, 'erase')
  if (item['released'] !== undefined) return at(scene, world, item['released']) !== undefined
  return item['fingerprint'] === fingerprint || scene.form.whenTaken === 'replace'
}

const acknowledged = (scene: Scene, world: World): string | undefined => {
  const told = toldTo(world, 'submit').filter(isAcknowledged)
  if (told.some((each) => !isKept(scene, world, each))) return 'acknowledged and not stored'
  if (told.filter(({ tag, spec: { trapped } }) => tag === 'Created' && trapped !== true).length > 1)
    return scene.form.naturalKey === undefined || !does(scene, 'erase') ? 'created twice' : undefined
  return undefined
}

/** The same key gets the same answer: however it was judged; with a natural key, if it was judged the same. */
const sameAnswers = ({ form }: Scene, world: World): string | undefined => {
  const answers = new Map<string, unknown>()
  for (const { spec, id, receipt, ...told } of toldTo(world, 'submit').filter(isAcknowledged)) {
    if (told.tag === 'Replaced' || (form.whenTaken === 'replace' && spec.trapped !== true)) continue
    const sender = `${spec.key} ${form.naturalKey === undefined ? '' : spec.trapped}`
    const answer = `${id} ${receipt}`
    if ((answers.get(sender) ?? answer) !== answer) return 'two answers to one key'
    answers.set(sender, answer)
  }
  return undefined
}

/** One submission is open once; without a natural key it is stored once. */
const storedOnce = ({ form }: Scene, { items }: World): string | undefined => {
  const there = Object.values(items).filter(hasAnswers)
  const counted = form.naturalKey === undefined ? there : there.filter(isOpen)
  const prints = counted.map((item) => item['fingerprint'])
  return new Set(prints).size < prints.length ? 'stored twice' : undefined
}

/** A person hears of nothing in the way but of what other people sent, or of what an owner did. */
const blocked = (scene: Scene, world: World): string | undefined => {
  const others = (spec: Spec): boolean =>
    does(scene, 'release') ||
    scene.specs.some((each) => each.does === 'submit' && each.trapped !== true && each.value !== spec.value)
  return toldTo(world, 'submit').some(({ tag, spec }) => {
    if (tag === 'SubmissionDeleted') return !does(scene, 'erase')
    return ['KeyTaken', 'KeyReused', 'Superseded'].includes(tag) && (spec.trapped === true || !others(spec))
  })
    ? 'blocked by what is held'
    : undefined
}

/** A first try is never called a replay of itself. */
const firstTries = (scene: Scene, world: World): string | undefined => {
  const isLone = scene.specs.filter((spec) => spec.does === 'submit').length === 1
  return isLone && toldTo(world, 'submit').some(({ tag }) => tag === 'Replayed')
    ? 'called a first try a replay'
    : undefined
}

const released = (scene: Scene, world: World): string | undefined => {
  const isHeldAgain = scene.specs.some((spec) => spec.does === 'hold' && spec.when !== 'first')
  if (does(scene, 'erase') || isHeldAgain) return undefined
  const wrong = toldTo(world, 'release').some(
    ({ tag, id, spec }) =>
      tag === 'Done' &&
      (!isOpen(at(scene, world, id)) || isHeld(at(scene, world, targetOf(scene.form, spec)))),
  )
  return wrong ? 'said that it is released, and it is not' : undefined
}

/** What is erased is gone, and so is what came of it, unless somebody else’s erasure of that is under way or failed. */
const erased = (scene: Scene, world: World): string | undefined => {
  const targets = toldTo(world, 'erase')
    .filter(({ tag }) => tag === 'Done')
    .map(({ spec }) => targetOf(scene.form, spec))
  const others = scene.specs
    .filter(({ does: what }) => what === 'erase')
    .map((spec) => targetOf(scene.form, spec))
    .filter((target) => !targets.includes(target))
  const left = Object.values(world.items).filter((item) => !isErased(item))
  return targets.some((target) =>
    left.some(
      ({ id, from = [] }) =>
        id === target || ((from as readonly unknown[]).includes(target) && !others.includes(String(id))),
    ),
  )
    ? 'said that it is erased, and it is not'
    : undefined
}

/** No invocation calls the store again and again. */
const endless = (_: Scene, { actors }: World): string | undefined =>
  actors.some(({ node }) => node.replies.length > 30) ? 'does not end' : undefined

/** In the end each owner has been told of success, or of a reason that there is. */
const ended = (scene: Scene, world: World): string | undefined => {
  if (!world.actors.every(isOver)) return undefined
  const unheld = does(scene, 'erase') ? ['SubmissionDeleted'] : []
  const reasons = ['Done', 'KeyTaken', 'Superseded', ...unheld]
  const stuck = world.actors.find(
    ({ spec, node }) =>
      spec.when === 'after' &&
      spec.does !== 'submit' &&
      'told' in node.position &&
      !reasons.includes(node.position.told.tag),
  )
  return stuck === undefined ? undefined : 'does not end though nothing fails any more'
}

/** What no interleaving may break. */
export const rules: Rules = {
  written: (scene, world, written) =>
    opened(scene, world, written) ??
    held(written) ??
    overwritten(scene, world, written) ??
    erasedUnasked(scene, world, written) ??
    gone(scene, world, written),
  stands: (scene, world) => {
    for (const rule of [
      storedOnce,
      acknowledged,
      sameAnswers,
      blocked,
      firstTries,
      released,
      erased,
      endless,
      ended,
    ]) {
      const wrong = rule(scene, world)
      if (wrong !== undefined) return wrong
    }
    return undefined
  },
}
