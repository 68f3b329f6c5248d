import { formatJsonPath } from '@smart-mock/page-kit'
import { expect, test } from 'vitest'
import { searchJson } from './json-search.ts'

const bundle = {
  resourceType: 'Bundle',
  entry: [{ resource: { id: '17', name: [{ family: 'Bauer' }] } }, { x: null }],
}

test('finds a value, with the nodes above it', () => {
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

test('finds a key', () => {
  expect([...searchJson(bundle, 'RESOURCETYPE').hits]).toEqual(['resourceType'])
})

test('finds nothing for a text that does not occur', () => {
  expect(searchJson(bundle, 'Meier').hits.size).toBe(0)
})

test('finds nothing for an empty search', () => {
  expect(searchJson(bundle, '').hits.size).toBe(0)
})

test('quotes odd keys in a path', () => {
  expect(formatJsonPath(['a', 0, 'odd key', 'b'])).toBe('a[0]["odd key"].b')
})
