import type { ResourceScope, ScopeLevel } from '../model/parsed-scope.ts'
import type { LiveVersion, StoredVersion } from '../store/stored-version.ts'

/**
 * Everything that one caller may read and write; every resource passes this filter on its way out of the
 * engine (S-123, S-125, S-126).
 */
export interface AccessFilter {
  /**
   * Returns `true` when any scope has one of the permissions for this type (`*`: for any type); otherwise the
   * request is refused.
   */
  allows(type: string, letters: string): boolean
  /** Returns `true` when this version is inside the filter for one of the permissions. */
  isVisible(entry: StoredVersion, letters: string): boolean
  /** Returns `true` when this version may be written; shared types are read-only for a patient. */
  mayWrite(entry: StoredVersion, letter: 'c' | 'u' | 'd'): boolean
  /**
   * Returns `true` when a document may point at this Binary: callers who are limited to patients must already
   * be able to read it.
   */
  mayPointAt(binary: LiveVersion | undefined): boolean
  narrow(type: string): readonly LiveVersion[] | undefined
  /**
   * Returns the bounds of a search by one of the permissions, for a server whose resources are stored
   * elsewhere.
   */
  bounds(type: string, letters: string): Bounds
  /** `true` when a scope is limited to patients, so that it matters whose a resource is. */
  readonly isBounded: boolean
  /** `true` when one scope permits reading and searching everything. */
  readonly everything: boolean
  readonly hidden: 'not-found' | 'forbidden'
  /** The level of the first resource scope, for hints. */
  readonly level: ScopeLevel
}

export interface Bounds {
  /** Patients whose compartments contain everything; `undefined` when there is more. */
  readonly patients: ReadonlySet<string> | undefined
  /** Search parameters that hold for everything. */
  readonly constraints: ResourceScope['constraints']
}
