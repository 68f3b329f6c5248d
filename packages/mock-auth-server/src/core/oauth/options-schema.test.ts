import { expect, test } from 'vitest'
import { DEFAULT_OPTIONS } from './options.ts'
import { optionsSchema, perClientOptionsSchema } from './options-schema.ts'

/** Only tenants at the canary take tokens that are not their own; nobody sets that from outside. */
const INTERNAL = ['tokens']

test('every option can be set, and every setting is an option', () => {
  const options = Object.keys(DEFAULT_OPTIONS).filter((name) => !INTERNAL.includes(name))
  expect(Object.keys(optionsSchema.shape).sort()).toEqual(options.sort())
})

test('the defaults are within the schema', () => {
  const { tokens: _, ...defaults } = DEFAULT_OPTIONS
  expect(optionsSchema.safeParse(defaults).error).toBeUndefined()
  expect(perClientOptionsSchema.safeParse({}).success).toBe(true)
})

test.each([
  { pkce: 'sometimes' },
  { profileVersion: '3.0' },
  { assertionAlgorithms: ['none'] },
  { assertionAlgorithms: ['HS256'] },
  { accessTokenLifetimeS: 0 },
  { tokens: 'any' },
  { audience: 'any' },
  { style: { color: 1 } },
])('%j is refused', (options) => {
  expect(optionsSchema.safeParse(options).success).toBe(false)
})
