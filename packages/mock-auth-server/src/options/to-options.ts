import type { z } from 'zod'
import type { OptionSettings } from './option-settings.ts'
import type { optionsSchema } from './options-schema.ts'

/** Converts written options: `null` removes an option, and absent ones stay unchanged. */
export function toOptions(written: z.infer<typeof optionsSchema>): OptionSettings {
  const given = Object.entries(written).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, value ?? undefined]))
}
