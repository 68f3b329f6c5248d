import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeText } from './safe-text.ts'

test('never a control or direction character, never long (F-074)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(safeText(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      expect(safeText(text).length).toBeLessThanOrEqual(301)
    }),
  )
  expect(safeText('a\u202eb\u0000c')).toBe('a b c')
})
