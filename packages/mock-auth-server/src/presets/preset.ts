import type { Json } from '../core/util/json.ts'

/**
 * A: first-hand, such as a captured document or the vendor's own text. B: one step away. C: one report, or an
 * inference.
 */
export type Grade = 'A' | 'B' | 'C'

/** A value of a preset, with who says so. */
export interface PresetValue {
  readonly value: Json
  readonly grade: Grade
  /** Keys of sources, with remarks. */
  readonly source: string
  readonly uncertain?: true
  readonly note?: string
}

/** Values that replace those of a preset: another version of the product, or an option of its sites. */
export interface PresetVariant {
  readonly name: string
  readonly values: Readonly<Record<string, Json>>
  readonly note: string
  readonly grade: Grade
  readonly source: string
}

/** Members of a document that are not as they were captured. */
export interface CaptureDifference {
  /** Id of the capture. */
  readonly capture: string
  /** The variant that they differ in; absent for the preset without variants. */
  readonly variant?: string
  readonly members: readonly string[]
  readonly reason: string
}

/** The habits of a real server: values of options and switches. An imitation for tests, reviewed by no vendor. */
export interface Preset {
  readonly id: string
  readonly title: string
  /** Year and month to which the sources reach. */
  readonly date: string
  readonly strength: 'strong' | 'medium' | 'weak'
  /** The kind of evidence. */
  readonly basis: string
  /** Ids of captured discovery documents. */
  readonly captures: readonly string[]
  /** Values of options and switches, by name. */
  readonly values: Readonly<Record<string, PresetValue>>
  readonly variants: readonly PresetVariant[]
  /** The members of its documents that differ from its captures, each with the reason. */
  readonly captureDifferences?: readonly CaptureDifference[]
  /** Unknown properties of the server, which stay as a strict server has them. */
  readonly unknown: readonly string[]
}

/** A document that a preset's values are derived from. */
export interface Source {
  readonly where: string
  readonly date: string
  readonly kind: string
}
