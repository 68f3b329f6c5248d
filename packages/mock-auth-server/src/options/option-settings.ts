import type { TenantOptions } from '../core/oauth/options.ts'
import type { PresetName } from '../presets/preset-names.ts'
import type { SwitchSettings } from '../switches/switch-settings.ts'

/** The choice of a preset. */
export interface PresetChoice {
  /** The habits of a real server, as a base that the other options override. */
  readonly preset?: PresetName | 'none'
  /** Variants of that preset, the later ones over the earlier. */
  readonly presetVariants?: readonly string[]
}

/** The settings of a tenant's behaviour: options, switches, and a preset below them. */
export type OptionSettings = Partial<TenantOptions> & SwitchSettings & PresetChoice
