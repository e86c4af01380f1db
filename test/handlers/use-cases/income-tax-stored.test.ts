import { beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaxReturn } from '../../../forms/income-tax/calculation.js'
import { incomeTax } from '../../../forms/income-tax/index.js'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../../src/adapters/memory/repository.js'
import { verified } from './verified.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import { app, membersOf, noon } from '../serving/app.js'
import { type Filled, sendEveryWay } from '../../adapters/http/every-way.js'
import { onEveryStore } from '../../adapters/dynamodb/databases.js'
import { anyReturn, resultOf } from '../../forms/tax-returns.js'

const typed = ({ aged, blind, ...rest }: TaxReturn): Filled => ({
  ...rest,
  aged: String(aged),
  blind: String(blind),
})

let count = 0

/** The same return sent in every encoding, read back and verified. */
const stores = (name: string, runs: number, make: () => SubmissionRepository): void => {
  describe(name, () => {
    it('keeps a return and its result to the cent, whichever way it came', async () => {
      const repository = make()
      const service = app({ forms: [incomeTax], repository })
      await fc.assert(
        fc.asyncProperty(anyReturn, async (filed) => {
          count += 1
          const key = `income-tax-key-${count}`
          const answers = await sendEveryWay(service, 'income-tax', { fields: typed(filed), key })
          expect(answers.length).toBe(16)
          expect(answers[0]?.status).toBe(201)
          expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
          const result = resultOf(filed)
          const answer = membersOf(answers[0]!)
          expect(answer['result']).toStrictEqual(result)
          const found = await repository.find('income-tax', String(answer['id']), noon + 5_000)()
          const stored = E.isRight(found) && O.isSome(found.right) ? found.right.value : undefined
          expect(stored).toMatchObject({ result, resultVersion: '1', receipt: answer['receipt'] })
          expect(stored?.fields).toStrictEqual({ ...filed })
        }),
        { numRuns: runs },
      )
      const { checked, findings } = await verified(incomeTax, repository, () => noon)
      expect(findings).toStrictEqual([])
      expect(checked).toBeGreaterThanOrEqual(runs)
    })
  })
}

stores('memory', 200, () => memoryRepository({ clock: () => noon }))

onEveryStore((store) => {
  const table = 'income-tax'
  beforeAll(() => ensureTable({ endpoint: store.endpoint(), table }))
  stores(store.name, 12, () => {
    const client = dynamoClient({ endpoint: store.endpoint() })
    return dynamoRepository({ client, table, clock: () => noon })
  })
})
