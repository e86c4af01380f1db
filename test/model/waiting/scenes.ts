import type { FormOptions } from '../../../src/domain/index.js'
import { freshForm } from '../../../src/testing/sample-forms.js'
import type { Spec } from './actors.js'
import type { Scene } from './explore.js'

const natural: FormOptions<'id' | 'value'> = { naturalKey: 'id' }
const replacing: FormOptions<'id' | 'value'> = { naturalKey: 'id', whenTaken: 'replace' }

const first = (spec: Spec): Spec => ({ ...spec, when: 'first' })
const after = (spec: Spec): Spec => ({ ...spec, when: 'after' })

const bot = (key: string, more: Partial<Spec> = {}): Spec => ({ does: 'submit', key, trapped: true, ...more })
const person = (key: string, more: Partial<Spec> = {}): Spec => ({ does: 'submit', key, ...more })
const release = (of?: string): Spec => ({ does: 'release', ...(of === undefined ? {} : { of }) })
const hold = (of?: string): Spec => ({ does: 'hold', ...(of === undefined ? {} : { of }) })
const erase = (of?: string): Spec => ({ does: 'erase', ...(of === undefined ? {} : { of }) })

type Parts = readonly [
  name: string,
  options: FormOptions<'id' | 'value'>,
  specs: readonly Spec[],
  faults?: Partial<Pick<Scene, 'losses' | 'crashes' | 'shows'>>,
]

const parts: readonly Parts[] = [
  [
    'a try that is held, its retry that is not, and a release',
    {},
    [bot('a'), person('a', { at: 1 }), release('a')],
    { losses: 1, crashes: 1 },
  ],
  [
    'two releases at once, and a retry',
    {},
    [first(bot('a')), release('a'), release('a'), person('a'), after(release('a'))],
    { losses: 1, crashes: 1 },
  ],
  ['a release, a hold and a retry', {}, [first(bot('a')), release('a'), hold('a'), bot('a')], { losses: 1 }],
  ['a lone try that is held, its owner at once', {}, [bot('a'), hold('a'), release('a')], { losses: 2 }],
  ['a lone try of which one reply after the other is lost', {}, [bot('a')], { losses: 5, crashes: 1 }],
  [
    'a release, an erasure and a retry',
    {},
    [first(bot('a')), release('a'), erase('a'), person('a'), after(erase('a'))],
    { losses: 1, crashes: 1 },
  ],
  [
    'a hold, an erasure and a release of what is open',
    {},
    [first(person('a')), hold('a'), erase('a'), release('a')],
    { losses: 1 },
  ],

  [
    'one natural key: a try that is held and its retry that is not',
    natural,
    [bot('a'), person('a', { at: 1 }), bot('a', { at: 2 })],
    { losses: 2, crashes: 1 },
  ],
  [
    'one natural key: a bot, a person, another key',
    natural,
    [bot('a', { value: 'spam' }), person('b'), bot('b', { at: 1 })],
    { losses: 2, crashes: 1 },
  ],
  [
    'one natural key: a try that is held, its retry that is not, and a release',
    natural,
    [first(bot('a')), person('a', { at: 1 }), release('a'), after(release('a'))],
    { losses: 2, crashes: 1 },
  ],
  [
    'one natural key: a release against a person with other values',
    natural,
    [first(bot('a', { value: 'spam' })), person('b'), release('a'), after(release('a'))],
    { losses: 2, crashes: 1 },
  ],
  [
    'one natural key: two releases of the same',
    natural,
    [first(bot('a')), release('a'), release('a'), after(release('a'))],
    { losses: 1, crashes: 1 },
  ],
  [
    'one natural key: releases of two that are held',
    natural,
    [
      first(bot('a', { value: 'one' })),
      first(bot('b', { value: 'two', at: 1 })),
      release('a'),
      release('b'),
      after(release('a')),
    ],
    { losses: 1, crashes: 1 },
  ],
  [
    'one natural key: a release and an erasure by the id that was held',
    natural,
    [first(bot('a')), release('a'), erase('a'), after(erase('a'))],
    { losses: 1, crashes: 1 },
  ],
  [
    'one natural key: a release and an erasure of its place',
    natural,
    [first(bot('a')), release('a'), erase(), after(erase('a')), after(erase())],
    { crashes: 1 },
  ],
  [
    'one natural key: a release, an erasure and a person',
    natural,
    [first(bot('a', { value: 'spam' })), release('a'), erase('a'), person('b')],
    { losses: 1 },
  ],
  [
    'one natural key: a hold and a release of its place, a retry',
    natural,
    [first(person('a')), hold(), release(), person('a', { at: 1 })],
    { losses: 1, crashes: 1 },
  ],

  [
    'one natural key: a release of the twin of what its owner holds',
    natural,
    [first(person('a')), first(hold()), first(bot('a')), release('a'), after(release('a'))],
    { losses: 1, crashes: 1 },
  ],
  [
    'one that replaces: a release over what its owner holds',
    replacing,
    [
      first(person('a', { value: 'old' })),
      first(hold()),
      first(bot('b', { value: 'held', at: 1 })),
      release('b'),
      after(release('b')),
    ],
    { losses: 1, crashes: 1 },
  ],
  [
    'one that replaces: a bot between two people',
    replacing,
    [person('a', { value: 'one' }), bot('b', { value: 'spam', at: 1 }), person('c', { value: 'two', at: 2 })],
    { losses: 1 },
  ],
  [
    'one that replaces: a release against a newer one',
    replacing,
    [
      first(bot('a', { value: 'spam' })),
      person('b', { value: 'newer', at: 1 }),
      release('a'),
      after(release('a')),
    ],
    { losses: 1, crashes: 1 },
  ],
  [
    'one that replaces: a release over an older one, and its late retry',
    replacing,
    [
      first(person('a', { value: 'old' })),
      first(bot('b', { value: 'held', at: 1 })),
      release('b'),
      person('a', { value: 'old', at: 2 }),
      after(release('b')),
    ],
    { losses: 1, crashes: 1 },
  ],
  [
    'one that replaces: a hold, a replacement and a release',
    replacing,
    [first(person('a', { value: 'old' })), hold(), person('b', { value: 'new', at: 1 }), release()],
    { losses: 1 },
  ],
  [
    'one that replaces: a release, a replacement and an erasure',
    replacing,
    [
      first(bot('a', { value: 'held' })),
      release('a'),
      person('b', { value: 'new', at: 1 }),
      erase('a'),
      after(erase('a')),
    ],
    {},
  ],
  [
    'one that replaces: a release and an erasure, and what is lost',
    replacing,
    [
      first(person('b', { value: 'old' })),
      first(bot('a', { value: 'held', at: 1 })),
      release('a'),
      erase('a'),
      after(erase('a')),
    ],
    { losses: 1 },
  ],
]

/** What meets on one submission, on each kind of form, and the faults that come with it. */
export const scenes: readonly Scene[] = parts.map(([name, options, specs, faults]) => ({
  name,
  form: freshForm(options),
  specs,
  ...faults,
}))
