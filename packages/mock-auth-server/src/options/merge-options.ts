import type { OptionSettings } from './option-settings.ts'

/** Returns options with some changed; another preset has no variants unless the change names some. */
export function mergeOptions(own: OptionSettings, change: OptionSettings): OptionSettings {
  const isOther = change.preset !== undefined && change.preset !== own.preset
  return { ...own, ...(isOther ? { presetVariants: [] } : {}), ...change }
}
