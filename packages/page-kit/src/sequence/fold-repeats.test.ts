import { expect, test } from 'vitest'
import { foldRepeats } from './fold-repeats.ts'

/** Folds letters; capital ones have no key. */
const fold = (letters: string) =>
  foldRepeats([...letters], (letter) => (letter === letter.toLowerCase() ? letter : undefined)).map(
    ({ item, repeats }) => `${item}${repeats.length > 0 ? repeats.length + 1 : ''}`,
  )

test('folds repeated items into the first, also when others come between', () => {
  expect(fold('abacaab')).toEqual(['a4', 'b2', 'c'])
})

test('never folds an item without a key, nor over one', () => {
  expect(fold('aaXaaXX')).toEqual(['a2', 'X', 'a2', 'X', 'X'])
})

test('loses no item', () => {
  const items = [...'abacXaab']
  const all = foldRepeats(items, (item) => (item === 'X' ? undefined : item)).flatMap(({ item, repeats }) => [
    item,
    ...repeats,
  ])
  expect(all.toSorted()).toEqual(items.toSorted())
})
