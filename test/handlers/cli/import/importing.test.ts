import { Readable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { sha256, systemStamper } from '../../../../src/adapters/system/stamper.js'
import { form, text } from '../../../../src/domain/index.js'
import { importAll } from '../../../../src/handlers/cli/import/importing.js'
import { mappingOf } from '../../../../src/handlers/cli/import/mapping.js'
import type { SourceRow } from '../../../../src/handlers/cli/import/source.js'
import { begun } from '../../../../src/handlers/cli/import/tally.js'
import type { Imported } from '../../../../src/handlers/use-cases/import-submissions.js'

const guests = form('guests', { name: text({ label: 'Name', maxLength: 9 }) })
const columns = ['Timestamp', 'name']
const now = Date.parse('2026-11-22T00:00Z')

const rows = ['stored', 'there', 'KeyReused'].map((name, at): SourceRow => ({
  _tag: 'Row',
  line: at + 2,
  read: 0,
  row: { Timestamp: `2026-11-0${at + 1} 10:00:00`, name },
}))

describe('an import', () => {
  it('counts again the days of rows that are there: a run that was killed may have stored them', async () => {
    const { tally } = await importAll(
      {
        form: guests,
        source: { kind: 'csv', size: 0, changed: 0, columns, rows: Readable.from(rows) },
        mapping: mappingOf(guests, columns),
        preparing: { form: guests, digest: sha256, stamper: systemStamper({ clock: () => now }), now },
        keepsDuplicates: false,
        // Each row states its expected result in its field.
        store: (attempts) =>
          Promise.resolve(E.right(attempts.map(({ submission }) => submission.fields['name'] as Imported))),
        told: () => ({ _tag: 'NotNow', message: '' }),
        onBatch: () => undefined,
        onRefused: () => undefined,
        isStopped: () => false,
      },
      begun(now),
    )
    expect(tally).toMatchObject({ stored: 1, there: 1, refused: 1 })
    expect(tally.days.map((day) => new Date(day).toISOString())).toEqual([
      '2026-11-01T00:00:00.000Z',
      '2026-11-02T00:00:00.000Z',
    ])
  })
})
