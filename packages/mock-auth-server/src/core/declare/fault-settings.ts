import { z } from 'zod'
import { STEPS } from '../journal/steps.ts'

const pattern = z.string().max(500).describe('Compared exactly; `*` stands for any run of characters.')
const oneOrMore = z.union([pattern, z.array(pattern).min(1).max(50)])
const stepNames = z.union([z.enum(STEPS), z.array(z.enum(STEPS)).min(1)])

/** Conditions on an exchange; all that are given must hold. */
export const faultConditionsSchema = z
  .strictObject({
    step: stepNames.optional().describe('Replaces the steps of the declaration.'),
    run: oneOrMore.optional(),
    clientId: oneOrMore.optional(),
    user: oneOrMore.optional().describe('As `Practitioner/id`.'),
    grantType: oneOrMore.optional(),
    scope: oneOrMore.optional().describe('Matches when any of the scopes matches.'),
    resourceType: oneOrMore.optional(),
    method: oneOrMore.optional(),
    path: oneOrMore.optional().describe('The raw path below the tenant, such as `/fhir/Patient/*`.'),
    header: z.record(z.string(), pattern).optional(),
    param: z.record(z.string(), pattern).optional().describe('A query or form parameter.'),
  })
  .describe('When the fault matches.')

/** The words that an arming has for itself; no parameter of a fault may be called like one. */
export const faultSettingsSchema = z
  .strictObject({
    fault: z.string().min(1).max(100).describe('Name of the fault.'),
    params: z.record(z.string(), z.unknown()).optional().describe('Parameters of the fault.'),
    when: faultConditionsSchema.optional(),
    times: z.int().min(1).max(1_000_000).optional().describe('Strikes until it is spent.'),
    skip: z.int().min(0).max(1_000_000).optional().describe('Strikes that pass by before the first.'),
    until: z.int().optional().describe('Expiry time in milliseconds since 1970.'),
    probability: z.number().min(0).max(1).optional().describe('Share of matches that strike.'),
    seed: z.int().optional().describe('Seed of the draws; by default the seed of the tenant.'),
    sequence: z
      .array(z.enum(['ok', 'fault']))
      .min(1)
      .max(1000)
      .optional()
      .describe('What the first, second, … match does; after its end nothing strikes.'),
  })
  .describe('A fault to arm.')

export type FaultConditions = z.infer<typeof faultConditionsSchema>
export type FaultSettings = z.infer<typeof faultSettingsSchema>
