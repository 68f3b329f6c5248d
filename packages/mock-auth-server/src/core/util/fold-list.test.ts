import { expect, test } from 'vitest'
import { foldList } from './fold-list.ts'

const count = (length: number) => Array.from({ length }, (_, index) => String(index + 1))

test('tells up to six items', () => {
  expect(foldList(count(6), 'pauses')).toBe('1, 2, 3, 4, 5, 6')
  expect(foldList([], 'pauses')).toBe('')
})

test('folds more of them to their number and the first and last three', () => {
  expect(foldList(count(299), 'requests', '; ')).toBe(
    '299 requests, the first and last three: 1; 2; 3 … 297; 298; 299',
  )
})
