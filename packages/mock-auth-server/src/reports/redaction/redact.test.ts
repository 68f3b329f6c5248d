import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redactSecrets, shortenSecret } from './redact.ts'

test('redacts a secret in every position, also percent-encoded', () => {
  const secret = 'at_default_1_AAAA+BBBB/CCCC='
  const value = {
    url: `/x?token=${encodeURIComponent(secret)}`,
    list: [[`Bearer ${secret}`]],
    deep: { n: 1, s: secret },
  }
  const text = JSON.stringify(redactSecrets(value, [secret]))
  expect(text).not.toContain(secret)
  expect(text).not.toContain(encodeURIComponent(secret))
  expect(text).toContain(shortenSecret(secret))
})

test('redacts every secret of more than twelve characters in any text', () => {
  const secret = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.'), minLength: 13, maxLength: 60 })
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
      return !JSON.stringify(redactSecrets({ a: [before + value + after] }, [value])).includes(value)
    }),
  )
})
