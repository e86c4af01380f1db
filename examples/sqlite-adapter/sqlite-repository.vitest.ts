// vitest run: the same contract, on a file of its own.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryContract } from 'dynamosync/testing'
import { describe, expect, it } from 'vitest'
import { sqliteRepository } from './sqlite-repository.ts'

const path = join(mkdtempSync(join(tmpdir(), 'sqlite-adapter-')), 'forms.db')

repositoryContract(
  { open: (clock) => sqliteRepository({ path, clock }).repository },
  { describe, it, expect },
)
