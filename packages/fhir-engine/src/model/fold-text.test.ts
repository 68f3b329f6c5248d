import { expect, it } from 'vitest'
import { foldText } from './fold-text.ts'

it.each([
  ['Núñez  García ', 'nunez garcia'],
  ['Weiß', 'weiss'],
  ['Yıldız', 'yildiz'],
  ['İnci', 'inci'],
  ['ÅNGSTRÖM', 'angstrom'],
  ['Søren Æbelø', 'soren aebelo'],
  ["O'Brien", "o'brien"],
  ['Ñ', 'n'],
  ['王', '王'],
  [' Ann', 'ann'],
])('%s is found as %s', (text, folded) => expect(foldText(text)).toBe(folded))
