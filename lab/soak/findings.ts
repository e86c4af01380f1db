import { acknowledged, audit, byId, type Item } from '../../test/adapters/dynamodb/faults/audit.js'
import { type Diary, keyed, replacing } from './people.js'

/** The results of a round. */
export interface Findings {
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly duplicates: readonly string[]
  readonly wrong: readonly string[]
}

export const nothing: Findings = { acknowledged: 0, lost: [], duplicates: [], wrong: [] }

const isLoss = (mistake: string): boolean => mistake.endsWith('acknowledged and lost')
const isDuplicate = (mistake: string): boolean => /created twice|nobody sent it$/.test(mistake)

/** Compares the table with the diary. */
export const findingsIn = (diary: Diary, items: readonly Item[]): Findings => {
  const mistakes = audit(diary.told, byId(items, keyed.name))
  const values = new Map(
    [...byId(items, replacing.name).values()].map(({ fields }) => {
      const { id, value } = fields as { readonly id: string; readonly value: string }
      return [id, value] as const
    }),
  )
  const overwritten = [...diary.newest].filter(([id, value]) => values.get(id) !== value)
  const text = JSON.stringify(items)
  const left = diary.erased.filter((value) => text.includes(`"${value}"`))
  return {
    acknowledged: diary.told.filter((told) => acknowledged(told).length > 0).length + diary.newest.size,
    lost: mistakes.filter(isLoss),
    duplicates: mistakes.filter(isDuplicate),
    wrong: [
      ...mistakes.filter((mistake) => !isLoss(mistake) && !isDuplicate(mistake)),
      ...overwritten.map(([id]) => `${id}: not the newest value`),
      ...left.map((value) => `${value}: erased, and still there`),
      ...diary.wrong,
    ],
  }
}

export const together = (a: Findings, b: Findings): Findings => ({
  acknowledged: a.acknowledged + b.acknowledged,
  lost: [...a.lost, ...b.lost],
  duplicates: [...a.duplicates, ...b.duplicates],
  wrong: [...a.wrong, ...b.wrong],
})
