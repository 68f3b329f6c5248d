import { type CliOptionTable, toConfigKey } from '@smart-mock/cli-kit'
import { describe, expect, it } from 'vitest'
import { configSchema } from './config-schema.ts'
import { START_OPTIONS } from './options/server-options.ts'

/** What a configuration file has in full, in a form of its own. */
const FILE_ONLY = ['$schema', 'options', 'clients', 'faults', 'allow', 'tenants']

describe('configSchema', () => {
  it('has every option that a file can have, each described, and nothing else', () => {
    const inFile = Object.entries(START_OPTIONS as CliOptionTable).filter(
      ([, { config }]) => config !== false,
    )
    const keys = inFile.map(([name]) => toConfigKey(name))
    expect(Object.keys(configSchema.shape).sort()).toEqual([...keys, ...FILE_ONLY].sort())
    for (const key of keys) {
      const schema = configSchema.shape[key as keyof typeof configSchema.shape]
      expect(schema.description, key).toMatch(/^[A-Z].*\.$/)
      expect(schema.description, key).not.toContain('--')
    }
  })

  it('names options as a file has them', () => {
    const { description } = configSchema.shape.user
    expect(description).toBe(
      'The user who signs in, as `Practitioner/id` (implies `autoApprove`, unless `options` ask for consent).',
    )
  })
})
