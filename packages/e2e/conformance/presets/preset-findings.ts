import type { ConformanceReport } from '@smart-mock/client/conformance'

type Case = ConformanceReport['cases'][number]

/** Names of values of a preset that have an effect together, and not without each other. */
export type ValueSet = readonly string[]

/** A case that is neither passed nor skipped at a preset. */
export interface PresetFinding {
  readonly case: Case['id']
  readonly outcome: Case['outcome']
  /** What the case says, without what differs from run to run. */
  readonly message: string
  /** Each set alone leads to this outcome; without all of them the case ends otherwise. */
  readonly causes: readonly ValueSet[]
}

/** Cases that pass at a strict server and are skipped at a preset, for one reason. */
export interface SkippedCases {
  readonly reason: NonNullable<Case['skipped']>
  /** What the cases say; of blocked cases the case that blocks them. */
  readonly message: string
  readonly causes: readonly ValueSet[]
  readonly cases: readonly Case['id'][]
}

/** The outcomes of the kit at a preset: a file of `results/`. */
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
