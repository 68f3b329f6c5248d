import type { AnySwitch } from '../core/declare/switch.ts'
import type { PresetInForce } from '../core/journal/journal-entry.ts'
import { DEFAULT_OPTIONS, type TenantOptions } from '../core/oauth/options.ts'
import { isSameJson } from '../core/util/json.ts'
import { PRESET_VARIANTS, type PresetName } from '../presets/preset-names.ts'
import type { LoadedSwitches } from './loaded-switches.ts'
import type { OptionSettings, PresetChoice } from './option-settings.ts'

/** A preset that a tenant has, with what its pages say of it. */
export interface AppliedPreset extends PresetInForce {
  readonly name: PresetName
  readonly title: string
  readonly date: string
}

/** Options and switches in force: the defaults, then preset, variants, and the tenant's own. */
export interface ResolvedOptions {
  readonly options: TenantOptions
  readonly preset: AppliedPreset | undefined
  /** The switches whose value is not that of a strict server, in the order in which they act. */
  readonly switches: ReadonlyMap<AnySwitch, unknown>
}

const NONE: ReadonlyMap<AnySwitch, unknown> = new Map()

/** Returns `true` when options name a preset, or anything that is no option of the core: a switch. */
export function needsSwitches(own: OptionSettings): boolean {
  return (
    (own.preset ?? 'none') !== 'none' ||
    Object.keys(own).some((name) => !isCoreOption(name) && !CHOICE.has(name))
  )
}

const CHOICE = new Set<string>(['preset', 'presetVariants'] satisfies (keyof PresetChoice)[])

function isCoreOption(name: string): name is keyof TenantOptions {
  return Object.hasOwn(DEFAULT_OPTIONS, name)
}

/** Returns the reason why a choice of a preset cannot be taken, or `undefined`. */
export function findPresetProblem({
  preset = 'none',
  presetVariants = [],
}: PresetChoice): string | undefined {
  const known = preset === 'none' ? [] : PRESET_VARIANTS[preset]
  if (!known) return `there is no preset ${preset}; presets are ${Object.keys(PRESET_VARIANTS).join(', ')}`
  const unknown = presetVariants.find((name) => !(known as readonly string[]).includes(name))
  if (unknown === undefined) return undefined
  if (preset === 'none') return `a variant needs a preset: ${unknown}`
  return `${preset} has no variant ${unknown}; ${known.length > 0 ? `it has ${known.join(', ')}` : 'it has none'}`
}

/** Resolves the options of a tenant; without switches and presets at hand, those of the core alone. */
export function resolveOptions(own: OptionSettings, loaded: LoadedSwitches | undefined): ResolvedOptions {
  const chosen =
    own.preset === undefined || own.preset === 'none' ? undefined : loaded?.presets.get(own.preset)
  const variants = chosen ? (own.presetVariants ?? []) : []
  const values: Record<string, unknown> = {
    ...chosen?.values,
    ...Object.assign({}, ...variants.map((name) => chosen?.variants.get(name))),
    ...own,
  }
  const core = Object.entries(values).filter(([name]) => isCoreOption(name))
  // As in written options, `null` in a preset removes one.
  const given = Object.fromEntries(core.map(([name, value]) => [name, value ?? undefined]))
  const options = { ...DEFAULT_OPTIONS, ...given }
  if (!loaded) return { options, preset: undefined, switches: NONE }
  const switches = new Map<AnySwitch, unknown>()
  for (const [name, declaration] of loaded.switches) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value !== undefined && !isSameJson(value, declaration.default)) switches.set(declaration, value)
  }
  const preset = chosen && {
    name: chosen.preset.id as PresetName,
    title: chosen.preset.title,
    date: chosen.preset.date,
    variants,
  }
  return { options, preset, switches: switches.size === 0 ? NONE : switches }
}
