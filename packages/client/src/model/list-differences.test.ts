import { expect, test } from 'vitest'
import { listDifferences } from './list-differences.ts'

test.each([
  ['response_type=x', ['response_type']],
  ['client_id=a, redirect_uri=https://b.example/c?d=e', ['client_id', 'redirect_uri']],
  ['Authorization: Bearer x', ['authorization']],
  ['no Authorization header', []],
  [undefined, []],
])('finds the names in %j', (differs, names) => {
  expect(listDifferences(differs)).toEqual(names)
})
