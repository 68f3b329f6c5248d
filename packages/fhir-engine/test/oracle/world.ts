import type { FhirStore } from '../../src/index.ts'
import type { Any } from '../engine.ts'

/** The resources that are searched. */
export interface World {
  readonly resources: readonly Any[]
  readonly byType: ReadonlyMap<string, readonly Any[]>
  readonly byName: ReadonlyMap<string, Any>
  /** By canonical URL. */
  readonly byUrl: ReadonlyMap<string, readonly Any[]>
  /** The references to each resource. */
  readonly pointing: ReadonlyMap<Any, readonly Pointing[]>
  readonly store: FhirStore
}

/** A resource that refers to another by a parameter. */
export interface Pointing {
  readonly from: Any
  readonly code: string
}
