import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MemoryAccount } from '../../src/core/util/memory-account.ts'
import { createMemoryState } from '../../src/state/create-memory-state.ts'
import { ChangedRecords } from '../../src/state/records/tenant-records.ts'
import type { State } from '../../src/state/state.ts'
import { type Operation, operations, readState } from './state-operations.ts'
import { listStateKinds } from './stored-records.ts'

/** Carries out operations, and returns the state with what a store has of it, in an order that means nothing. */
async function perform(sequence: readonly Operation[], records = new ChangedRecords()) {
  const state = createMemoryState(new MemoryAccount(), records)
  const stored = new Map<string, string>()
  for (const operate of sequence) {
    await operate(state)
    for (const [name, json] of records.take().records) {
      if (json === undefined) stored.delete(name)
      else stored.set(name, json)
    }
  }
  return { state, stored: [...stored].sort(([one], [other]) => (one < other ? 1 : -1)) }
}

const restore = (stored: readonly (readonly [string, string])[]): State =>
  createMemoryState(new MemoryAccount(), new ChangedRecords(stored))

/** Checks that a state which was restored after any operations answers as the one before. */
async function checkRestored(change: (stored: (readonly [string, string])[]) => void = () => undefined) {
  await fc.assert(
    fc.asyncProperty(operations, async (sequence) => {
      const { state, stored } = await perform(sequence)
      change(stored)
      expect(await readState(restore(stored))).toEqual(await readState(state))
    }),
    { numRuns: 400 },
  )
}

test('a state is restored as it was, after whatever was done to it', () => checkRestored())

test('no two maps of a state have records of the same kind, nor of that of another thing', () => {
  const kinds = listStateKinds()
  expect(kinds.length).toBeGreaterThan(8)
  expect(new Set([...kinds, 'tenant', 'client', 'fault', 'run', 'fhir']).size).toBe(kinds.length + 5)
})

test.each(listStateKinds())('it is noticed when the records of one map are missing: %s', async (kind) => {
  const forget = (stored: (readonly [string, string])[]) => {
    for (let at = stored.length - 1; at >= 0; at--)
      if (stored[at]?.[0].startsWith(`${kind}/`)) stored.splice(at, 1)
  }
  await expect(checkRestored(forget)).rejects.toThrow('Property failed')
})

test('a state remembers nothing but in maps that have records', () => {
  const folder = join(import.meta.dirname, '../../src/state/memory')
  const own = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => {
      const found = readFileSync(join(folder, name), 'utf8').match(/new (?:\w*Map|\w*Set|Array)\b|^let .*/gm)
      return (found ?? []).map((text) => `${name}: ${text}`)
    })
  expect(own).toEqual(['memory-maps.ts: new ExpiringMap', 'memory-maps.ts: new LastingMap'])
})
