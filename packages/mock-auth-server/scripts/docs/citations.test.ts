import { expect, test } from 'vitest'
import { idsIn } from './citations.ts'

test('ids and ranges are found, and nothing else', () => {
  expect([...idsIn('(S-045 to S-047, C-001) F-049..F-050 S-9 XS-001 S-0011')]).toEqual([
    'S-045',
    'S-046',
    'S-047',
    'C-001',
    'F-049',
    'F-050',
  ])
})
