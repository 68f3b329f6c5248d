import type { OptionSettings } from './option-settings.ts'

/** Options as they are written: `null` removes one. */
export type WrittenOptions = {
  readonly [Name in keyof OptionSettings]?: OptionSettings[Name] | null | undefined
}

/** Converts written options: `null` removes an option, and absent ones stay unchanged. */
export function toOptions(written: WrittenOptions): OptionSettings {
  const given = Object.entries(written).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, value ?? undefined]))
}
