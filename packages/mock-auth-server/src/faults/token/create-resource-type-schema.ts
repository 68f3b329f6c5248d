import { z } from 'zod'

/** Creates the schema of a parameter that is a resource type. */
export const createResourceTypeSchema = (byDefault: string, description: string) =>
  z
    .string()
    .regex(/^[A-Z][A-Za-z]{1,60}$/, 'must be a resource type such as Observation')
    .default(byDefault)
    .describe(description)
