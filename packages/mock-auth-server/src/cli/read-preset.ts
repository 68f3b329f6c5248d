import { UsageError } from '@smart-mock/cli-kit'
import type { PresetChoice } from '../options/option-settings.ts'
import { findPresetProblem } from '../options/resolve-options.ts'
import type { PresetName } from '../presets/preset-names.ts'

/** Reads `epic` or `epic:old-site,rolling-refresh`; throws `UsageError` for a name that does not exist. */
export function readPreset(text: string | undefined): PresetChoice {
  if (text === undefined) return {}
  const [name = '', variants] = text.split(':', 2)
  const choice = { preset: name as PresetName, presetVariants: variants?.split(',') ?? [] }
  const problem = findPresetProblem(choice)
  if (problem !== undefined) throw new UsageError(`--preset ${text}: ${problem}`)
  return choice
}
