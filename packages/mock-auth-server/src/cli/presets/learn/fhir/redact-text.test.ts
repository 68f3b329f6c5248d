import { expect, test } from 'vitest'
import { redactText } from './redact-text.ts'

test('redacts given values as whole words', () => {
  const people = ['555-0199', 'Mounds', 'Shaw', 'Amy']
  expect(redactText('No access to Amy Shaw of Mounds (555-0199); Amyloid cannot be read', people)).toBe(
    'No access to … … of … (…); Amyloid cannot be read',
  )
})
