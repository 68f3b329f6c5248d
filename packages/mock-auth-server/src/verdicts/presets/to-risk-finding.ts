import type { Finding } from '../../core/declare/rule.ts'
import type { PresetRisk } from './preset-risk.ts'

/** Converts a prediction to a finding of level info, for reports. */
export function toRiskFinding({
  presets,
  message,
  howToCope,
  catalogueIds,
  spec,
  run,
  seq,
}: PresetRisk): Finding {
  const names =
    presets.length > 1 ? `${presets.slice(0, -1).join(', ')} and ${presets.at(-1)}` : presets.join()
  return {
    ...{ rule: 'would-fail-at', level: 'info', catalogueIds, spec, run, seq },
    message: `would fail at ${names}: ${message}`,
    howToFix: howToCope,
  }
}
