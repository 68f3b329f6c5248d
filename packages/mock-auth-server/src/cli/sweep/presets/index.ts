/** Trials of apps at presets, for the suites of this repository. */
export { loadSwitches } from '../../../options/load-switches.ts'
export type { OptionSettings } from '../../../options/option-settings.ts'
export { findBreakingValues } from './find-breaking-values.ts'
export { findShortcoming, type RunEvidence } from './find-shortcoming.ts'
export {
  buildPresetOptions,
  listDeviations,
  type PresetCase,
  selectPresetCases,
} from './preset-case.ts'
