import { expect, test } from 'vitest'
import { z } from 'zod'
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

test('describes every option in one sentence, and says its default in the schema of a tenant only', () => {
  const { properties = {} } = z.toJSONSchema(optionsSchema, { io: 'input' })
  for (const [name, property] of Object.entries(properties)) {
    expect((property as { description?: string }).description, name).toMatch(/^[A-Z`].*\.$/)
  }
  expect(properties.accessTokenLifetimeS).toMatchObject({
    description: 'Lifetime of access tokens, in seconds. Default: 3600.',
  })
  expect(perClientOptionsSchema.shape.accessTokenLifetimeS.description).not.toContain('Default')
})

test('leaves out what is absent, so that a change keeps the other options', () => {
  expect(optionsSchema.parse({ pkce: 'optional' })).toEqual({ pkce: 'optional' })
})
