import type { AnySwitch } from '../../core/declare/switch.ts'
import type { OptionTable } from '../../core/oauth/option-declaration.ts'
import { SETTABLE_OPTIONS } from '../../core/oauth/settable-options.ts'
import type { UsablePreset } from '../../options/select-usable-values.ts'
import SOURCES from '../../presets/sources.json' with { type: 'json' }

/** Converts a preset to JSON without its values. */
export function toPresetSummaryJson({ preset, values, notImitated }: UsablePreset) {
  const { id, title, date, strength, basis, variants } = preset
  return { id, title, date, strength, basis, values: Object.keys(values).length, notImitated, variants }
}

/** Converts a preset to JSON, each value with its grade and sources. */
export function toPresetJson(usable: UsablePreset, switches: ReadonlyMap<string, AnySwitch>): unknown {
  const { preset } = usable
  const options: OptionTable = SETTABLE_OPTIONS
  const values = Object.entries(preset.values).map(([name, { value, grade, source, uncertain, note }]) => {
    const declared = switches.get(name) ?? options[name]
    return {
      ...{ name, value, grade, source },
      default: declared?.default ?? null,
      description: declared?.description ?? '',
      isImitated: Object.hasOwn(usable.values, name),
      isUncertain: uncertain ?? false,
      note: note ?? null,
    }
  })
  return { ...toPresetSummaryJson(usable), values, unknown: preset.unknown, sources: selectSources(preset) }
}

/** Selects the sources that a preset cites by their keys. */
function selectSources(preset: UsablePreset['preset']): Readonly<Record<string, unknown>> {
  const cited = new Set(
    [...Object.values(preset.values), ...preset.variants].flatMap(({ source }) =>
      source.split(/[^A-Za-z0-9-]+/),
    ),
  )
  return Object.fromEntries(Object.entries(SOURCES).filter(([key]) => cited.has(key)))
}
