import type { PresetAcceptance } from '../../presets/acceptance.ts'
import type { WorstResult } from './find-worst-result.ts'
import type { KitAtPresets } from './preset-findings.ts'
import type { CatalogueRow } from './read-catalogue.ts'

/** The places that an example of a struck exchange shows. */
export const CAPTURED_KINDS = [
  'request',
  'sent',
  'sent-instead',
  'reply',
  'added',
  'changed',
  'socket',
] as const

/** A piece of a captured example, on lines that fit a page. */
export interface CapturedBlock {
  /**
   * `request`: what the client sent; `sent`, `sent-instead`: the reply of the endpoint, or of the fault in its place;
   * `reply`, `added`, `changed`: a diff of the whole reply, or of the value at a point; `socket`: what the socket did.
   */
  readonly kind: (typeof CAPTURED_KINDS)[number]
  /** The point whose value the fault added or changed. */
  readonly point?: string
  readonly text: string
}

/** A guide of `docs/guides`. */
export interface Guide {
  /** Name of its file, without `.md`. */
  readonly name: string
  readonly title: string
  /** Markdown. */
  readonly text: string
}

/** The result of a well-known client for a fault, in the variant that it handled worst. */
export interface KnownResult extends WorstResult {
  /** Name and version. */
  readonly client: string
}

/** The data that the pages of the documentation show beside the declarations. Plain JSON. */
export interface ReferenceData {
  /** Captured examples by the name of the fault. */
  readonly exchanges: Readonly<Record<string, readonly CapturedBlock[]>>
  /** Rows of the requirement catalogue by id. */
  readonly rows: Readonly<Record<string, Pick<CatalogueRow, 'text' | 'expected'>>>
  /** The results of well-known clients, by the name of the fault. */
  readonly results: Readonly<Record<string, readonly KnownResult[]>>
  readonly guides: readonly Guide[]
  /** The habits of presets that apps break on. */
  readonly acceptance: readonly PresetAcceptance[]
  /** The cases of `smart-client conformance` that presets do not pass; absent in a build, for its size. */
  readonly kit?: KitAtPresets
}
