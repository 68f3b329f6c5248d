import { z } from 'zod'
import { faultSettingsSchema } from '../core/declare/fault-settings.ts'
import { clientSchema } from '../options/client-schema.ts'
import { optionsSchema } from '../options/options-schema.ts'
import { buildOptionShape } from './options/build-option-shape.ts'
import { START_OPTIONS } from './options/server-options.ts'

/** Schema of the options of the command line, under the same names in camel case. */
const commandLine = z.strictObject(buildOptionShape(START_OPTIONS))

const text = z.string().min(1).max(2000)
const faults = z
  .array(z.union([text.describe('As `name?param=value&times=1`.'), faultSettingsSchema]))
  .max(1000)
  .describe('Armed at start-up.')
const allow = z
  .record(z.string().max(100), z.string().max(1000))
  .describe('Findings that are no failure: by rule, each with its reason.')
const seed = commandLine.shape.seed.unwrap().describe('Seed of all random values.')

const tenantSchema = z
  .strictObject({
    options: optionsSchema.optional().describe('In addition to those of all tenants.'),
    clients: z.array(clientSchema).max(1000).optional().describe('In addition to those of all tenants.'),
    faults: faults.optional(),
    allow: allow.optional(),
    seed: seed.optional(),
  })
  .describe('A separate tenant, at /t/<name>.')

/**
 * Schema of a configuration file: the options of the command line, and clients, options, faults and tenants
 * in full.
 */
export const configSchema = commandLine
  .extend({
    $schema: z.string().optional(),
    options: optionsSchema.optional().describe('Applies to all tenants.'),
    clients: z
      .array(clientSchema)
      .max(1000)
      .optional()
      .describe('Applies to all tenants, in addition to the sample clients.'),
    faults: faults.optional(),
    allow: allow.optional(),
    tenants: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/), tenantSchema).optional(),
  })
  .describe('Configuration of smart-mock.')

export type Config = z.infer<typeof configSchema>
