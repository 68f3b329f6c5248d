import type { Json } from '../core/util/json.ts'
import type { Preset } from '../presets/preset.ts'
import { optionsSchema } from './options-schema.ts'

type Values = Readonly<Record<string, Json>>

/** A preset as far as this version can imitate it. */
export interface UsablePreset {
  readonly preset: Preset
  readonly values: Values
  readonly variants: ReadonlyMap<string, Values>
  /** Names of values that no option or switch of this version accepts. */
  readonly notImitated: readonly string[]
}

/** Selects the values of a preset and of its variants that options and switches accept. */
export function selectUsableValues(preset: Preset): UsablePreset {
  const all = Object.fromEntries(Object.entries(preset.values).map(([name, { value }]) => [name, value]))
  const variants = preset.variants.map(({ name, values }) => [name, selectAccepted(values)] as const)
  const notImitated = [all, ...preset.variants.map(({ values }) => values)].flatMap((values) =>
    Object.keys(values).filter((name) => !isAccepted(name, values[name])),
  )
  return {
    preset,
    values: selectAccepted(all),
    variants: new Map(variants),
    notImitated: [...new Set(notImitated)].sort(),
  }
}

function selectAccepted(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => isAccepted(name, value)))
}

function isAccepted(name: string, value: unknown): boolean {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
    optionsSchema.shape
  return Object.hasOwn(shape, name) && (shape[name]?.safeParse(value).success ?? false)
}
