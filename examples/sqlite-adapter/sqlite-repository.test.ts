// node --test: the contract, on a file that two repositories share.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Clock } from 'dynamosync/adapter'
import { repositoryContract } from 'dynamosync/testing'
import { expect } from 'expect'
import { sqliteRepository } from './sqlite-repository.ts'

const path = join(mkdtempSync(join(tmpdir(), 'sqlite-adapter-')), 'forms.db')
const open = (clock: Clock) => sqliteRepository({ path, clock }).repository
const { db } = sqliteRepository({ path, clock: Date.now })

repositoryContract(
  {
    open,
    second: open,
    dump: (form) => JSON.stringify(db.prepare('SELECT * FROM items WHERE form = ?').all(form)),
    damage: (form, id) => {
      db.prepare(`UPDATE items SET body = '{' WHERE form = ? AND id = ?`).run(form, id)
    },
    unreachable: (clock) => {
      const closed = sqliteRepository({ path, clock })
      closed.db.close()
      return closed.repository
    },
  },
  { describe, it, expect },
)
