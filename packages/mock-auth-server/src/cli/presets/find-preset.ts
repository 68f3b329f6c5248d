import { formatSuggestion, UsageError } from '@smart-mock/cli-kit'
import { loadSwitches } from '../../options/load-switches.ts'
import type { UsablePreset } from '../../options/select-usable-values.ts'

/** Returns a preset by its name, also as `<name>-like`; throws `UsageError`. */
export async function findPreset(name: string): Promise<UsablePreset> {
  const { presets } = await loadSwitches()
  const found = presets.get(name) ?? presets.get(name.replace(/-like$/, ''))
  if (found) return found
  throw new UsageError(
    `there is no preset ${name}${formatSuggestion(name, [...presets.keys()])}; smart-mock presets list has all`,
  )
}
