import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sanitizeText } from './sanitize-text.ts'

const odd = fc
  .array(fc.constantFrom('a', 'é', '<', ' ', '\u0000', '\n', '\u200b', '\u202e', '\ufeff', '\u009f'), {
    maxLength: 400,
  })
  .map((parts) => parts.join(''))

test('returns no control or direction character, and no long text (F-074)', () => {
  fc.assert(
    fc.property(odd, (text) => {
      expect(sanitizeText(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      expect(sanitizeText(text).length).toBeLessThanOrEqual(301)
    }),
  )
  expect(sanitizeText('a\u202eb\u0000c')).toBe('a b c')
})
