import type { z } from 'zod'
import type { TenantOptions } from './options.ts'
import type { optionsSchema } from './options-schema.ts'

/** Converts written options: `null` removes an option, and absent ones stay unchanged. */
export function toOptions(written: z.infer<typeof optionsSchema>): Partial<TenantOptions> {
  const given = Object.entries(written).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, value ?? undefined]))
}
