/** Values of a preset that together break a client; without any of them it works. */
export interface Cause {
  readonly values: readonly { readonly name: string; readonly value: unknown }[]
  /** The way in which it achieves less than at a strict server, with these values alone. */
  readonly shortcoming: string
}

/** The result of a client at a preset, with no fault armed. */
export interface PresetResult {
  /** Number of values by which the preset differs from a strict server. */
  readonly deviations: number
  /** Empty when it works; each cause breaks it alone. */
  readonly causes: readonly Cause[]
  /** The day, as YYYY-MM-DD. */
  readonly on: string
}

/** All results of a client at presets: a file of `results/`. */
export interface ClientPresetResults {
  readonly name: string
  readonly version: string
  /** By the id of the preset. */
  readonly presets: Readonly<Record<string, PresetResult>>
}
