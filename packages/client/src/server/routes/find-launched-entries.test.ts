import { describe, expect, test } from 'vitest'
import { DEFAULT_SERVER_SETTINGS } from '../../model/default-server-settings.ts'
import type { StoredEntry } from '../settings/stored-entry.ts'
import { findLaunchedEntries, type LaunchHints } from './find-launched-entries.ts'

const iss = 'https://ehr.example/fhir'
const entry = (id: string, more: Partial<StoredEntry> = {}): StoredEntry => ({
  ...DEFAULT_SERVER_SETTINGS,
  id,
  builtIn: false,
  name: id,
  fhirBase: iss,
  clientId: id,
  ...more,
})

const find = (entries: StoredEntry[], hints: Partial<LaunchHints> = {}) =>
  findLaunchedEntries(entries, { iss, usedIds: [], ...hints }).map(({ id }) => id)

describe('findLaunchedEntries', () => {
  const ehr = { launchMode: 'ehr' } as const
  const backend = { clientType: 'backend', launchMode: 'backend' } as const
  const other = { fhirBase: 'https://other.example/fhir' }

  test('returns none for a server that is not in the list', () => {
    expect(find([entry('a', other)])).toEqual([])
  })

  test('returns the only entry at the server', () => {
    expect(find([entry('a', other), entry('b')])).toEqual(['b'])
  })

  test('never returns a backend service, even by its id', () => {
    expect(find([entry('a', backend)], { id: 'a', usedIds: ['a'] })).toEqual([])
  })

  test('prefers the entry whose launch mode is EHR launch, even to one used since', () => {
    expect(find([entry('a'), entry('b', ehr)], { usedIds: ['b', 'a'] })).toEqual(['b'])
  })

  test('prefers the entry last used', () => {
    expect(find([entry('a'), entry('b'), entry('c')], { usedIds: ['b', 'a', 'elsewhere'] })).toEqual(['a'])
    expect(find([entry('a', ehr), entry('b', ehr), entry('c')], { usedIds: ['a', 'b', 'c'] })).toEqual(['b'])
  })

  test('returns all that fit when it cannot be told', () => {
    expect(find([entry('a'), entry('b')])).toEqual(['a', 'b'])
    expect(find([entry('a', ehr), entry('b', ehr), entry('c')], { usedIds: ['c'] })).toEqual(['a', 'b'])
  })

  test('returns the entry named in the path', () => {
    expect(find([entry('a'), entry('b', ehr)], { id: 'a', usedIds: ['b'] })).toEqual(['a'])
  })

  test('leaves an id aside that belongs to another server, or to no entry', () => {
    expect(find([entry('a', other), entry('b')], { id: 'a' })).toEqual(['b'])
    expect(find([entry('b'), entry('c')], { id: 'deleted' })).toEqual(['b', 'c'])
  })
})
