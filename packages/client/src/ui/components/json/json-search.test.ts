import { formatJsonPath } from '@smart-mock/page-kit'
import { expect, test } from 'vitest'
import { searchJson } from './json-search.ts'

const bundle = {
  resourceType: 'Bundle',
  entry: [{ resource: { id: '17', name: [{ family: 'Bauer' }] } }, { x: null }],
}

test('a value is found, with the nodes above it', () => {
  const { hits, above } = searchJson(bundle, 'bauer')
  expect([...hits]).toEqual(['entry[0].resource.name[0].family'])
  expect([...above].sort()).toEqual(
    [
      '',
      'entry',
      'entry[0]',
      'entry[0].resource',
      'entry[0].resource.name',
      'entry[0].resource.name[0]',
    ].sort(),
  )
})

test('a key is found', () => {
  expect([...searchJson(bundle, 'RESOURCETYPE').hits]).toEqual(['resourceType'])
})

test('what is not there is not found', () => {
  expect(searchJson(bundle, 'Meier').hits.size).toBe(0)
})

test('an empty search finds nothing', () => {
  expect(searchJson(bundle, '').hits.size).toBe(0)
})

test('odd keys are quoted in a path', () => {
  expect(formatJsonPath(['a', 0, 'odd key', 'b'])).toBe('a[0]["odd key"].b')
})
