import { UsageError } from '@smart-mock/cli-kit'
import type { AnySwitch } from '../../../core/declare/switch.ts'
import { DEFAULT_OPTIONS } from '../../../core/oauth/options.ts'
import { isSameJson } from '../../../core/util/json.ts'
import type { LoadedSwitches } from '../../../options/loaded-switches.ts'
import type { OptionSettings } from '../../../options/option-settings.ts'
import { PRESET_NAMES } from '../../../presets/preset-names.ts'
import { type NamedPreset, parsePreset } from '../../read-preset.ts'

/** One preset that the app is run against. */
export interface PresetCase {
  /** Unique in the sweep: `preset epic`, `preset epic:old-site`. */
  readonly name: string
  readonly choice: NamedPreset
}

/** Reads `epic,oracle-health-patient,epic:old-site+rolling-refresh`, or `all`; throws `UsageError`. */
export function selectPresetCases(text: string | undefined): readonly PresetCase[] {
  if (text === undefined) return []
  const written = text === 'all' ? PRESET_NAMES : text.split(',').map((part) => part.trim())
  return [...new Set(written)].map((part) => {
    const choice = parsePreset(part, '--presets')
    if (part === 'none') throw new UsageError('--presets: "none" is no preset')
    return { name: `preset ${part}`, choice }
  })
}

/** A value of a preset that differs from a strict server. */
export interface PresetDeviation {
  readonly name: string
  readonly value: unknown
  /** The value of a strict server. */
  readonly strict: unknown
}

/** Switches whose value is a captured document. */
const DOCUMENTS: readonly string[] = ['discovery', 'openidDocument']
/** Switches for what such a document names: without them it would lead to URLs that do not exist. */
const NAMED_IN_DOCUMENTS: readonly string[] = ['endpointPaths', 'issuer', 'wellKnownPlaces']

/**
 * Lists the values of a preset with its variants that differ from a strict server; first those that others need, so
 * that a search from the beginning finds them before the others.
 */
export function listDeviations({ choice }: PresetCase, loaded: LoadedSwitches): readonly PresetDeviation[] {
  const usable = loaded.presets.get(choice.preset)
  const variants = choice.presetVariants.map((name) => usable?.variants.get(name))
  const values: Readonly<Record<string, unknown>> = Object.assign({}, usable?.values, ...variants)
  const deviations = Object.entries(values).flatMap(([name, value]) => {
    const strict = getStrictValue(name, loaded.switches)
    return isSameJson(value, strict) ? [] : [{ name, value, strict }]
  })
  const isNamed = ({ name }: PresetDeviation) => NAMED_IN_DOCUMENTS.includes(name)
  return [...deviations.filter(isNamed), ...deviations.filter((each) => !isNamed(each))]
}

function getStrictValue(name: string, switches: ReadonlyMap<string, AnySwitch>): unknown {
  const defaults: Readonly<Record<string, unknown>> = DEFAULT_OPTIONS
  return switches.has(name) ? switches.get(name)?.default : defaults[name]
}

/**
 * Builds the options of a tenant with a preset of which only some deviations are in force; with a captured document
 * also those that it names.
 */
export function buildPresetOptions(
  { choice }: PresetCase,
  deviations: readonly PresetDeviation[],
  names: readonly string[],
): OptionSettings {
  const hasDocument = names.some((name) => DOCUMENTS.includes(name))
  const isOn = (name: string) => names.includes(name) || (hasDocument && NAMED_IN_DOCUMENTS.includes(name))
  const off = deviations.filter(({ name }) => !isOn(name))
  return { ...choice, ...Object.fromEntries(off.map(({ name, strict }) => [name, strict])) }
}
