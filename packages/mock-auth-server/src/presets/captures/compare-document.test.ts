import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { compareDocument } from './compare-document.ts'

const compare = (captured: object, found: object, known: Record<string, string> = {}) =>
  compareDocument(captured as never, found as never, new Map(Object.entries(known))).map(
    ({ member, change }) => `${change} ${member}`,
  )

describe('a document compared with a capture', () => {
  test('is the same with other hosts, as long as these agree', () => {
    const captured = { a: '{root}/auth', b: '{root}/token', c: '{second}/x/{tenant}' }
    const found = {
      a: 'https://one.example/r/auth',
      b: 'https://one.example/r/token',
      c: 'http://b.example/x/7',
    }
    expect(compare(captured, found)).toEqual([])
    expect(compare(captured, { ...found, b: 'https://other.example/token' })).toEqual(['changed b'])
    expect(compare(captured, found, { root: 'https://two.example' })).toEqual(['changed a', 'changed b'])
    expect(compare(captured, { ...found, c: 'http://b.example/x/7/8' })).toEqual(['changed c'])
  })

  test('differs by members, values and order', () => {
    const captured = { a: 1, b: ['x', 'y'], c: true }
    expect(compare(captured, { a: 1, b: ['x', 'y'], c: true })).toEqual([])
    expect(compare(captured, { c: true, a: 1, b: ['x', 'y'] })).toEqual(['order order of members'])
    expect(compare(captured, { a: 1, b: ['y', 'x'], d: 1 })).toEqual(['changed b', 'missing c', 'added d'])
    expect(compare({ constructor: 1 }, {})).toEqual(['missing constructor'])
    expect(compare({ a: 'x' }, { a: 7 })).toEqual(['changed a'])
  })

  test('may have any value where the capture leaves it open, but must have one', () => {
    expect(compare({ a: { $any: true } }, { a: [1] })).toEqual([])
    expect(compare({ a: { $any: true } }, {})).toEqual(['missing a'])
  })

  test('is compared with a list by its length and digest', () => {
    const digest = createHash('sha256').update('a\nb').digest('hex')
    const captured = { a: { $count: 2, $sha256OfSortedLines: digest } }
    expect(compare(captured, { a: ['b', 'a'] })).toEqual([])
    expect(compare(captured, { a: ['b', 'c'] })).toEqual(['changed a'])
    expect(compare(captured, { a: ['a'] })).toEqual(['changed a'])
    expect(compare({ a: { $count: 1 } }, { a: ['z'] })).toEqual([])
  })

  test('is not the same when its texts are hostile', () => {
    const captured = { a: '{root}/{tenant}/{realm}/x' }
    expect(compare(captured, { a: `https://e.example/${'a/'.repeat(5000)}` })).toEqual(['changed a'])
    expect(compare(captured, { a: `https://${'/'.repeat(1900)}y` })).toEqual(['changed a'])
    expect(compare({ a: '{root}' }, { a: 'javascript:alert(1)' })).toEqual(['changed a'])
  })
})
