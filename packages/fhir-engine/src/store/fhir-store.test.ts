import { describe, expect, it } from 'vitest'
import type { Resource } from '../model/resource.ts'
import { createBaseVersions } from './base-version.ts'
import { FhirBase } from './fhir-base.ts'

const baseOf = (...resources: Resource[]) => new FhirBase(() => createBaseVersions(resources, 0))

const base = baseOf(
  {
    resourceType: 'Patient',
    id: 'a',
    name: [{ family: 'Ångström', given: ['Eva'] }],
    birthDate: '1980-01-01',
  },
  { resourceType: 'Patient', id: 'b', name: [{ text: 'Bo Berg' }], gender: 'male', deceasedBoolean: true },
  { resourceType: 'Patient', id: 'c' },
)
const keysOf = (entry: { id: string }) => [entry.id]

describe('forks of a base', () => {
  it('are isolated from each other', () => {
    const [one, two] = [base.fork({ now: () => 5 }), base.fork()]
    one.commit(one.draft('Patient', 'a', 'PUT', { resourceType: 'Patient', active: true }))
    one.commit(one.draft('Patient', 'b', 'DELETE'))
    expect(one.get('Patient', 'a')).toMatchObject({
      active: true,
      meta: { versionId: '2', lastUpdated: '1970-01-01T00:00:00.005Z' },
    })
    expect(one.get('Patient', 'b')).toBeUndefined()
    expect(two.get('Patient', 'a')).toMatchObject({ birthDate: '1980-01-01', meta: { versionId: '1' } })
    expect(
      one
        .live('Patient')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'c'])
    expect(two.live('Patient')).toHaveLength(3)
  })

  it('look up the base and their own by index', () => {
    const store = base.fork()
    store.commit(store.draft('Patient', 'a', 'PUT', { resourceType: 'Patient' }))
    store.commit(store.draft('Patient', 'd', 'POST', { resourceType: 'Patient' }))
    const ids = (key: string) => store.lookup('Patient', 'id', [key], keysOf).map(({ id }) => id)
    expect([ids('b'), ids('d'), ids('a')]).toEqual([['b'], ['d'], ['a']])
    expect(store.lookup('Patient', 'id', ['a'], keysOf)[0]?.version).toBe('2')
    const undo = store.checkpoint()
    store.commit(store.draft('Patient', 'd', 'DELETE'))
    store.commit(store.draft('Patient', 'e', 'POST', { resourceType: 'Patient' }))
    expect([ids('d'), ids('e')]).toEqual([[], ['e']])
    undo()
    expect([ids('d'), ids('e')]).toEqual([['d'], []])
  })

  it('return to a checkpoint', () => {
    const store = base.fork()
    store.commit(store.draft('Patient', 'x', 'POST', { resourceType: 'Patient' }))
    const undo = store.checkpoint()
    store.commit(store.draft('Patient', 'y', 'POST', { resourceType: 'Patient' }))
    store.commit(store.draft('Patient', 'x', 'DELETE'))
    undo()
    expect([store.get('Patient', 'x')?.resourceType, store.get('Patient', 'y')]).toEqual([
      'Patient',
      undefined,
    ])
  })

  it('never date a version before the previous one', () => {
    const times = [50, 20]
    const store = base.fork({ now: () => times.shift() ?? 0 })
    const [first, second] = ['x', 'y'].map((id) =>
      store.commit(store.draft('Patient', id, 'POST', { resourceType: 'Patient' })),
    )
    expect([first?.at, second?.at]).toEqual([50, 50])
  })
})

it('throws for a base with two resources of one id', () => {
  const twice = baseOf({ resourceType: 'Patient', id: 'a' }, { resourceType: 'Patient', id: 'a' })
  expect(() => twice.fork().get('Patient', 'a')).toThrow('Patient/a occurs twice')
})

describe('patients for a picker', () => {
  const store = base.fork()

  it.each([
    ['angstr', ['a']],
    ['eva ang', ['a']],
    ['1980', ['a']],
    ['BERG', ['b']],
    ['', ['b', 'c', 'a']],
    ['nobody', []],
  ])('%s', (text, ids) => {
    expect(
      store
        .findPatients({ text })
        .patients.map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort())
  })

  it('pages, and returns the values of a row', () => {
    expect(store.findPatients({ text: '', offset: 1, count: 1 })).toMatchObject({ total: 3, patients: [{}] })
    expect(store.patientRow('b')).toEqual({ id: 'b', name: 'Bo Berg', gender: 'male', note: 'deceased' })
    expect(store.patientRow('c')).toEqual({ id: 'c', name: 'c' })
    expect(store.patientRow('z')).toBeUndefined()
  })
})

it('refuses writes when its memory is full, and gives memory back with an undone transaction', () => {
  const memory = {
    bytes: 0,
    isFull: false,
    add(bytes: number) {
      this.bytes += bytes
    },
  }
  const store = baseOf().fork({ memory })
  const patient = (id: string) => store.draft('Patient', id, 'PUT', { resourceType: 'Patient' })
  store.commit(patient('a'))
  const { bytes } = memory
  expect(bytes).toBeGreaterThan(500)
  const undo = store.checkpoint()
  store.commit(patient('b'))
  expect(memory.bytes).toBeGreaterThan(bytes)
  undo()
  expect(memory.bytes).toBe(bytes)
  memory.isFull = true
  expect(() => store.commit(patient('c'))).toThrow('reset the tenant')
  expect(store.get('Patient', 'c')).toBeUndefined()
  expect(() => store.commit(store.draft('Patient', 'a', 'DELETE'))).not.toThrow()
})
