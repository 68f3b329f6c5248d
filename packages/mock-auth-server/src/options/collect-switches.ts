import { PRESETS } from '../presets/list.ts'
import { SWITCHES } from '../switches/list.ts'
import type { LoadedSwitches } from './loaded-switches.ts'
import { selectUsableValues } from './select-usable-values.ts'

/** Collects all switches, and of all presets the values that this version can imitate. */
export function collectSwitches(): LoadedSwitches {
  return {
    switches: new Map(SWITCHES.map((each) => [each.name, each])),
    presets: new Map(PRESETS.map((preset) => [preset.id, selectUsableValues(preset)])),
  }
}
