import { UsageError } from '@smart-mock/cli-kit'
import type { PresetChoice } from '../options/option-settings.ts'
import { findPresetProblem } from '../options/resolve-options.ts'
import type { PresetName } from '../presets/preset-names.ts'

/** A preset with its variants, as the command line names it. */
export interface NamedPreset {
  readonly preset: PresetName
  readonly presetVariants: readonly string[]
}

/** Reads the value of `--preset`; throws `UsageError` for a name that does not exist. */
export function readPreset(text: string | undefined): PresetChoice {
  return text === undefined ? {} : parsePreset(text, `--preset ${text}`)
}

/**
 * Parses `epic` or `epic:old-site+rolling-refresh`, also with commas between the variants; throws `UsageError`, which
 * begins with the option, for a name that does not exist.
 */
export function parsePreset(text: string, option: string): NamedPreset {
  const [name = '', variants] = text.split(':', 2)
  const choice = { preset: name as PresetName, presetVariants: variants?.split(/[+,]/) ?? [] }
  const problem = findPresetProblem(choice)
  if (problem !== undefined) throw new UsageError(`${option}: ${problem}`)
  return choice
}
