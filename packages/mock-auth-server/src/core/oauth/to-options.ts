import type { z } from 'zod'
import type { TenantOptions } from './options.ts'
import type { optionsSchema } from './options-schema.ts'

/** Converts options as they were written: `null` takes something away, and absent members stay as they are. */
export function toOptions(written: z.infer<typeof optionsSchema>): Partial<TenantOptions> {
  const given = Object.entries(written).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, value ?? undefined]))
}
