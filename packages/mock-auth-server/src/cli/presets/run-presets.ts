import { formatSuggestion, UsageError } from '@smart-mock/cli-kit'
import { parseArguments } from '../options/parse-options.ts'
import { captureServer } from './capture-server.ts'
import { diffPreset } from './diff-preset.ts'
import { learnPreset } from './learn/learn-preset.ts'
import { listPresets } from './list-presets.ts'
import { PRESET_ACTIONS, type PresetAction } from './preset-actions.ts'
import type { PresetsSettings } from './presets-settings.ts'
import { showPreset } from './show-preset.ts'

/** Runs `smart-mock presets <action>`; returns the exit code. Throws `UsageError`. */
export async function runPresets(args: readonly string[]): Promise<number> {
  const { values, words } = parseArguments('presets', args)
  const [action, ...own] = words
  const settings: PresetsSettings = {
    asJson: values.json === true,
    variants: values.variant ?? [],
    timeoutMs: (values.timeout ?? 10) * 1000,
    har: values.har,
  }
  return ACTIONS[checkAction(action)](own, settings)
}

const ACTIONS: Readonly<
  Record<PresetAction, (words: readonly string[], settings: PresetsSettings) => Promise<number>>
> = { list: listPresets, show: showPreset, diff: diffPreset, capture: captureServer, learn: learnPreset }

function checkAction(action: string | undefined): PresetAction {
  const found = PRESET_ACTIONS.find((each) => each === action)
  if (found) return found
  const all = PRESET_ACTIONS.join(', ')
  throw new UsageError(
    action === undefined
      ? `presets requires one of ${all}`
      : `presets cannot ${action}; it can ${all}${formatSuggestion(action, PRESET_ACTIONS)}`,
  )
}
