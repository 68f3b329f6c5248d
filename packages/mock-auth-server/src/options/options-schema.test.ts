import { expect, test } from 'vitest'
import { z } from 'zod'
import { DEFAULT_OPTIONS } from '../core/oauth/options.ts'
import { SWITCHES } from '../switches/list.ts'
import { optionsSchema, perClientOptionsSchema } from './options-schema.ts'

/** Options that cannot be set from outside: only tenants at the canary accept foreign tokens, only a fault relaxes checks. */
const INTERNAL = ['tokens', 'unenforced']

test('has a setting for every option and switch, and an option or switch for every setting', () => {
  const options = Object.keys(DEFAULT_OPTIONS).filter((name) => !INTERNAL.includes(name))
  const switches = SWITCHES.map(({ name }) => name)
  const all = ['preset', 'presetVariants', ...options, ...switches]
  expect(Object.keys(optionsSchema.shape).sort()).toEqual(all.sort())
})

test('accepts the defaults', () => {
  const { tokens: _, unenforced: __, ...defaults } = DEFAULT_OPTIONS
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
  { unenforced: [] },
  { audience: 'none' },
  { style: { color: 1 } },
])('rejects %j', (options) => {
  expect(optionsSchema.safeParse(options).success).toBe(false)
})

test('describes every option in one sentence, and says its default in the schema of a tenant only', () => {
  const { $defs = {} } = z.toJSONSchema(z.object({ options: optionsSchema }), { io: 'input' })
  const { properties = {} } = $defs.Options ?? {}
  expect(Object.keys(properties)).toEqual(Object.keys(optionsSchema.shape))
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
