import { PRESETS } from '../presets/list.ts'
import { SWITCHES } from '../switches/list.ts'
import type { LoadedSwitches } from './loaded-switches.ts'
import { selectUsableValues } from './select-usable-values.ts'

let collected: LoadedSwitches | undefined

/** Collects all switches, and of all presets the values that this version can imitate; once. */
export function collectSwitches(): LoadedSwitches {
  collected ??= {
    switches: new Map(SWITCHES.map((each) => [each.name, each])),
    presets: new Map(PRESETS.map((preset) => [preset.id, selectUsableValues(preset)])),
  }
  return collected
}
