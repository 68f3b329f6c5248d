/** The actions of `smart-mock presets`. */
export const PRESET_ACTIONS = ['list', 'show', 'diff', 'capture', 'learn'] as const
export type PresetAction = (typeof PRESET_ACTIONS)[number]
