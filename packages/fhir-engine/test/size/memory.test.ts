import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { ResourceImport } from '../../src/index.ts'
import { found } from '../engine.ts'
import { createClinicalRecord, createSharedResources } from './clinical-record.ts'
import { TYPICAL_SEARCHES } from './typical-searches.ts'

const PATIENTS = 166
const PER_PATIENT = 120
setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void

function measureHeap(): number {
  gc()
  gc()
  return process.memoryUsage().heapUsed
}

it('a resource takes its JSON and at most 1,500 bytes of heap, indexes of typical searches included', () => {
  const importing = new ResourceImport()
  importing.add({ where: 'warm-up', value: createSharedResources()[0] })
  const before = measureHeap()
  for (const shared of createSharedResources()) importing.add({ where: 'shared', value: shared })
  for (let n = 0; n < PATIENTS; n++) importing.add({ where: `${n}`, value: createBundle(n) })
  const { base, count, rejected } = importing.finish()
  const store = base.fork()
  const [patient] = store.all('Patient')
  const loaded = measureHeap()
  for (const search of TYPICAL_SEARCHES)
    expect(found(store, search.replace('PATIENT', patient?.id ?? ''))).not.toEqual([])
  const indexed = measureHeap()
  expect([rejected, count > 19_900]).toEqual([[], true])
  expect((loaded - before) / count).toBeLessThan(1_000)
  expect((indexed - before) / count).toBeLessThan(1_500)
  expect((indexed - before + importing.bytes) / count).toBeLessThan(6_000)
})

function createBundle(n: number): object {
  const entry = createClinicalRecord(n, PER_PATIENT).map((resource) => {
    return { fullUrl: `urn:uuid:${(resource as { id: string }).id}`, resource }
  })
  // As it is read from a file: no string is shared between resources.
  return JSON.parse(JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry })) as object
}
