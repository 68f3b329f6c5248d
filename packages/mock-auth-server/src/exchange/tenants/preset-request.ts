import type { OptionSettings } from '../../options/option-settings.ts'
import type { PresetName } from '../../presets/preset-names.ts'
import { TenantError } from './tenant-error.ts'

/** The preset of a tenant, beside its options: `preset` stands for that option, `variant` for `presetVariants`. */
export interface PresetRequest {
  /** The habits of a real server, which the options override. */
  readonly preset?: PresetName | 'none'
  /** A variant of the preset, or several, the later ones over the earlier. */
  readonly variant?: string | readonly string[]
}

/**
 * Returns options with the preset that stands beside them; throws `TenantError` when they name one themselves.
 */
export function withRequestedPreset(
  options: OptionSettings,
  { preset, variant }: PresetRequest,
): OptionSettings {
  const presetVariants = typeof variant === 'string' ? [variant] : variant
  for (const [name, given, option] of [
    ['preset', preset, 'preset'],
    ['variant', variant, 'presetVariants'],
  ] as const) {
    if (given !== undefined && options[option] !== undefined)
      throw new TenantError(
        `${name} cannot be combined with options.${option}, which is the same; leave one out`,
      )
  }
  return {
    ...options,
    ...(preset === undefined ? {} : { preset }),
    ...(presetVariants === undefined ? {} : { presetVariants }),
  }
}
