import { expect, test } from 'vitest'
import { ChangedRecords } from '../../../state/records/tenant-records.ts'
import { TenantRecorder } from './tenant-recorder.ts'
import { StoreError, type TenantStore } from './tenant-store.ts'

const LEASE = { tenant: 'written', number: '1' }

/** Returns a recorder over a store whose writes end as given, one after the other. */
function record(...endings: readonly (() => Promise<void>)[]) {
  const records = new ChangedRecords()
  const written: string[] = []
  let failures = 0
  const store = {
    write: (_: unknown, { records: changes }) => {
      written.push(...changes.map(([name]) => name))
      return endings[written.length - 1]?.() ?? Promise.resolve()
    },
    release: async () => undefined,
    remove: async () => undefined,
  } satisfies Partial<TenantStore> as unknown as TenantStore
  const recorder = new TenantRecorder(store, LEASE, records, () => {
    failures += 1
  })
  const change = (key: string) => records.ofKind('kind').note(key, () => 'value')
  return { recorder, change, written, getFailures: () => failures }
}

const fail = async () => {
  throw new StoreError('the store is away')
}

test('a change that a failed write took along is refused to all who wait for it', async () => {
  const { recorder, change, written, getFailures } = record(fail)
  change('one')
  await expect(recorder.flush()).rejects.toThrow(StoreError)
  expect([written, getFailures()]).toEqual([['kind/one'], 1])
  await expect(recorder.flush()).rejects.toThrow(StoreError)
})

test('a change after a failed write is refused, and not written', async () => {
  const { recorder, change, written, getFailures } = record(fail)
  change('one')
  await expect(recorder.flush()).rejects.toThrow(StoreError)
  change('two')
  await expect(recorder.flush()).rejects.toThrow(StoreError)
  expect([written, getFailures()]).toEqual([['kind/one'], 1])
})

test('a change after the tenant was given up is refused', async () => {
  const { recorder, change, written } = record()
  change('one')
  await recorder.release()
  expect(recorder.flush()).toBeUndefined()
  change('two')
  await expect(recorder.flush()).rejects.toThrow(StoreError)
  expect(written).toEqual(['kind/one'])
})

test('a change of a tenant that was deleted needs not be written', async () => {
  const { recorder, change, written } = record()
  await recorder.remove()
  change('one')
  expect(recorder.flush()).toBeUndefined()
  expect(written).toEqual([])
})
