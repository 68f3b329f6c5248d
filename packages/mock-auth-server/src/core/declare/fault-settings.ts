import { z } from 'zod'
import { STEPS } from '../journal/steps.ts'

const pattern = z.string().max(500).describe('Compared exactly; `*` matches any characters.')
const oneOrMore = z.union([pattern, z.array(pattern).min(1).max(50)])
const stepNames = z.union([z.enum(STEPS), z.array(z.enum(STEPS)).min(1)])

/** Schema of the conditions on an exchange; all given ones must hold. */
export const faultConditionsSchema = z
  .strictObject({
    step: stepNames.optional().describe('Replaces the steps of the declaration.'),
    run: oneOrMore.optional(),
    clientId: oneOrMore.optional(),
    user: oneOrMore.optional().describe('As `Practitioner/id`.'),
    grantType: oneOrMore.optional(),
    scope: oneOrMore.optional().describe('Matches if any of the scopes matches.'),
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
    times: z.int().min(1).max(1_000_000).optional().describe('Number of strikes before the fault is spent.'),
    skip: z.int().min(0).max(1_000_000).optional().describe('Number of strikes to skip first.'),
    until: z.int().optional().describe('Expiry time in milliseconds since 1970.'),
    probability: z.number().min(0).max(1).optional().describe('Probability that a match strikes.'),
    seed: z.int().optional().describe('Seed of the probability; by default the seed of the tenant.'),
    sequence: z
      .array(z.enum(['ok', 'fault']))
      .min(1)
      .max(1000)
      .optional()
      .describe('What each match does in turn; no strikes after the end of the list.'),
  })
  .describe('A fault to arm.')

export type FaultConditions = z.infer<typeof faultConditionsSchema>
/** Name of a declared fault. The published type lists the names, so that editors complete them. */
export type FaultName = string

/** A fault to arm. */
export type FaultSettings = Omit<z.infer<typeof faultSettingsSchema>, 'fault'> & { fault: FaultName }
