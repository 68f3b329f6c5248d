import type { AnySwitch } from '../core/declare/switch.ts'
import type { UsablePreset } from './select-usable-values.ts'

/** Declared switches and presets, by name. */
export interface LoadedSwitches {
  readonly switches: ReadonlyMap<string, AnySwitch>
  readonly presets: ReadonlyMap<string, UsablePreset>
}
