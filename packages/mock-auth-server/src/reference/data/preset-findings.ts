/** Names of values of a preset that have an effect together, and not without each other. */
export type ValueSet = readonly string[]

/** A case of `smart-client conformance` that is neither passed nor skipped at a preset. */
export interface PresetFinding {
  readonly case: string
  /** `failed`, `warning`, `info` or `inconclusive`. */
  readonly outcome: string
  /** The messages of the case, without what differs from run to run. */
  readonly message: string
  /** Each set alone leads to this outcome; without all of them the case ends otherwise. */
  readonly causes: readonly ValueSet[]
}

/** Cases that pass at a strict server and are skipped at a preset, for one reason. */
export interface SkippedCases {
  readonly reason: string
  /** The message of the cases; of blocked cases the case that blocks them. */
  readonly message: string
  readonly causes: readonly ValueSet[]
  readonly cases: readonly string[]
}

/** The outcomes of `smart-client conformance` at a preset, as `packages/e2e/conformance/presets` recorded them. */
export interface PresetFindings {
  readonly preset: string
  /** Digest of the values by which the preset differs from a strict server. */
  readonly values: string
  /** The day, as YYYY-MM-DD. */
  readonly on: string
  readonly passed: number
  readonly findings: readonly PresetFinding[]
  readonly skipped: readonly SkippedCases[]
  /** Number of cases that are skipped at a strict server too. */
  readonly notRun: number
}

/** The outcomes of the kit at presets, and the declarations of its checks. */
export interface KitAtPresets {
  readonly presets: readonly PresetFindings[]
  /** Path in the repository of the declaration of each check that has a finding. */
  readonly checks: Readonly<Record<string, string>>
}
