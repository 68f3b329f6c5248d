import { z } from 'zod'

/** The place of a value that is not in the configuration itself. */
export const reference = z.union([
  z.strictObject({ env: z.string().min(1).describe('Variable of the environment that holds it.') }),
  z.strictObject({ file: z.string().min(1).describe('File that holds it, relative to this one.') }),
])

/** A secret: in a variable of the environment, in a file, or as it is. */
export const secret = z
  .union([...reference.options, z.string().min(1)])
  .describe('The secret: { "env": … } or { "file": … }; a literal one works and is warned about.')

export type ConfiguredSecret = z.infer<typeof secret>
