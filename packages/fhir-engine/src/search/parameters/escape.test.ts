import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitUnescaped, unescapeText } from './escape.ts'

it('splits at separators that are not escaped', () => {
  expect(splitUnescaped('a,b\\,c,', ',')).toEqual(['a', 'b\\,c', ''])
  expect(unescapeText('b\\,c\\|d\\$e\\\\f\\x')).toBe('b,c|d$e\\f\\x')
})

it('restores texts that were escaped and joined', () => {
  const escaped = (text: string) => text.replace(/[,|$\\]/g, '\\$&')
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', ',', '|', '$', '\\') }), { minLength: 1 }),
      (parts) => {
        expect(splitUnescaped(parts.map(escaped).join(','), ',').map(unescapeText)).toEqual(parts)
      },
    ),
  )
})
